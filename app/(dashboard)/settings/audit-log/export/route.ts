import { unstable_rethrow } from 'next/navigation';

import { currentContext } from '@/app/current';
import { textStream } from '@/app/text-stream';
import { toErrorAnswer } from '@/lib/api/error-answer';
import { newId } from '@/lib/server/random';
import { EXPORT_FORMATS, type ExportFormat, exportText } from '@/lib/audit-log/export';
import { exportAuditEvents } from '@/lib/audit-log/service';
import { invalid } from '@/lib/server/errors';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

/** The audit log as a file, by the same filters as the page; streamed, so that its length does not matter. */
export async function GET(request: Request): Promise<Response> {
  const requestId = newId();
  const { pathname, searchParams } = new URL(request.url);
  try {
    const ctx = await currentContext(requestId);
    const format = EXPORT_FORMATS.find((each) => each === searchParams.get('format'));
    if (!format) throw invalid('query.format', `format must be one of: ${EXPORT_FORMATS.join(', ')}.`);
    // What is given twice is no filter: all of it is passed on, to be refused.
    const query = Object.fromEntries(
      Array.from(searchParams.keys(), (name) => {
        const given = searchParams.getAll(name);
        return [name, given.length === 1 ? given[0] : given];
      }),
    );
    return new Response(textStream(exportText(exportAuditEvents(ctx, query), format)), {
      headers: {
        'Content-Type': TYPES[format],
        'Content-Disposition': `attachment; filename="audit-log-${ctx.now.toISOString().slice(0, 10)}.${format}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (thrown) {
    unstable_rethrow(thrown);
    const { body, headers } = toErrorAnswer(thrown, pathname, requestId);
    return Response.json(body, { status: body.statusCode, headers });
  }
}
