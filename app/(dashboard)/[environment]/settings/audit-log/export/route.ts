import { z } from 'zod';

import { answerRoute } from '@/app/answer-route';
import { currentContext } from '@/app/current';
import { parseInput } from '@/app/run-action';
import { textStream } from '@/app/text-stream';
import { EXPORT_FORMATS, type ExportFormat, exportText } from '@/lib/audit-log/export';
import { exportAuditEvents } from '@/lib/audit-log/service';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

const formatSchema = z.enum(EXPORT_FORMATS, { error: `format must be one of: ${EXPORT_FORMATS.join(', ')}.` });

/** The audit log as a file, with the filters of the page. Streamed, so its length does not matter. */
export function GET(request: Request): Promise<Response> {
  return answerRoute(request, async (parameters) => {
    const ctx = await currentContext();
    const format = parseInput(formatSchema, parameters.get('format'), 'query.format');
    // A repeated parameter is not a valid filter. All its values are passed on, so that the verb refuses them.
    const query = Object.fromEntries(
      Array.from(parameters.keys(), (name) => {
        const given = parameters.getAll(name);
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
  });
}
