import { unstable_rethrow } from 'next/navigation';

import { current, currentContext } from '@/app/current';
import { textStream } from '@/app/text-stream';
import { toErrorAnswer } from '@/lib/api/error-answer';
import { slugOf } from '@/lib/integrations/identifier';
import { newId } from '@/lib/server/random';
import { streamIntegrations } from '@/lib/transfers/service';

/** The environment's integrations as a YAML file; streamed, so that their number does not matter. */
export async function GET(request: Request): Promise<Response> {
  const requestId = newId();
  try {
    const ctx = await currentContext(requestId);
    const { environment } = await current();
    return new Response(textStream(streamIntegrations(ctx)), {
      headers: {
        'Content-Type': 'application/yaml; charset=utf-8',
        'Content-Disposition': `attachment; filename="signalbox-${slugOf(environment.name) || 'environment'}.yaml"`,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (thrown) {
    unstable_rethrow(thrown);
    const { body, headers } = toErrorAnswer(thrown, new URL(request.url).pathname, requestId);
    return Response.json(body, { status: body.statusCode, headers });
  }
}
