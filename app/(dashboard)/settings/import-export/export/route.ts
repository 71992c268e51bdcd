import { unstable_rethrow } from 'next/navigation';

import { current, currentContext } from '@/app/current';
import { textStream } from '@/app/text-stream';
import { toErrorAnswer } from '@/lib/api/error-answer';
import { slugOf } from '@/lib/integrations/identifier';
import { newId } from '@/lib/server/random';
import { streamIntegrations } from '@/lib/transfers/service';

/**
 * The integrations of `?environment=<id>` as a YAML file, of the current one without it; streamed, so that their number
 * does not matter.
 */
export async function GET(request: Request): Promise<Response> {
  const requestId = newId();
  const { pathname, searchParams } = new URL(request.url);
  try {
    const ctx = await currentContext(requestId, searchParams.get('environment') ?? undefined);
    const name = (await current()).environments.find(({ id }) => id === ctx.environmentId)?.name ?? '';
    return new Response(textStream(streamIntegrations(ctx)), {
      headers: {
        'Content-Type': 'application/yaml; charset=utf-8',
        'Content-Disposition': `attachment; filename="signalbox-${slugOf(name) || 'environment'}.yaml"`,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (thrown) {
    unstable_rethrow(thrown);
    const { body, headers } = toErrorAnswer(thrown, pathname, requestId);
    return Response.json(body, { status: body.statusCode, headers });
  }
}
