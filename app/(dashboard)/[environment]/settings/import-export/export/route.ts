import { answerRoute } from '@/app/answer-route';
import { current, currentContext } from '@/app/current';
import { textStream } from '@/app/text-stream';
import { slugOf } from '@/lib/text/slug';
import { streamIntegrations } from '@/lib/transfers/service';

/**
 * The integrations of `?environment=<id>` as a YAML file; without it, those of the current environment. Streamed, so
 * their number does not matter.
 */
export function GET(request: Request): Promise<Response> {
  return answerRoute(request, async (parameters) => {
    const ctx = await currentContext(parameters.get('environment') ?? undefined);
    const name = (await current()).environments.find(({ id }) => id === ctx.environmentId)?.name ?? '';
    return new Response(textStream(streamIntegrations(ctx)), {
      headers: {
        'Content-Type': 'application/yaml; charset=utf-8',
        'Content-Disposition': `attachment; filename="signalbox-${slugOf(name) || 'environment'}.yaml"`,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
