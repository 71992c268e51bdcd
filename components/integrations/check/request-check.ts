import { pause } from '@/components/actions/pause';
import type { PlacedMessages } from '@/components/integrations/form/problems';
import type { Channel } from '@/lib/catalogue/channel';
import type { CheckVerdict } from '@/lib/checks/types';

/** What the provider is asked about: what was typed, or what is stored with what was typed laid over it. */
export type CheckTarget =
  | {
      readonly kind: 'unsaved';
      readonly providerId: string;
      readonly channel: Channel;
      readonly credentials: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'stored'; readonly id: string; readonly credentials?: Readonly<Record<string, unknown>> };

export type CheckAnswer =
  | { readonly ok: true; readonly verdict: CheckVerdict }
  | { readonly ok: false; readonly message: string; readonly errors: PlacedMessages };

/**
 * Asks for a check with the person's session. Through the API and not through a server action: Next sends actions one
 * after another, so that a slow provider would hold up the next save, and one on its way cannot be cancelled.
 * Waits where checks are limited. Throws only when it is cancelled.
 */
export async function askCheck(environmentId: string, target: CheckTarget, signal: AbortSignal): Promise<CheckAnswer> {
  for (;;) {
    const response = await send(environmentId, target, signal);
    if (!response) return { ok: false, message: 'The server could not be reached. Try again.', errors: {} };
    if (response.status !== 429) return readAnswer(response);
    await pause(Math.max(1, Number(response.headers.get('retry-after')) || 1) * 1000, signal);
  }
}

/** Undefined when there is no connection. */
async function send(environmentId: string, target: CheckTarget, signal: AbortSignal): Promise<Response | undefined> {
  try {
    return await fetch(pathOf(target), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Signalbox-Environment': environmentId },
      body: JSON.stringify(bodyOf(target)),
      cache: 'no-store',
      signal,
    });
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

function pathOf(target: CheckTarget): string {
  return target.kind === 'stored'
    ? `/v1/integrations/${encodeURIComponent(target.id)}/check`
    : '/v1/integrations/check';
}

function bodyOf(target: CheckTarget): object {
  const { credentials } = target;
  if (target.kind === 'stored') return credentials ? { credentials } : {};
  return { providerId: target.providerId, channel: target.channel, credentials };
}

async function readAnswer(response: Response): Promise<CheckAnswer> {
  const body = await readBody(response);
  if (response.ok) return { ok: true, verdict: body as CheckVerdict };
  if (response.status === 401)
    return { ok: false, message: 'You are signed out. Sign in again in another tab, then check again.', errors: {} };
  return {
    ok: false,
    message: body.message ?? `The server answered ${response.status}. Try again.`,
    errors: body.errors ?? {},
  };
}

/** An answer that is no JSON is one of a proxy's: it has nothing to say. */
async function readBody(response: Response): Promise<{ message?: string; errors?: PlacedMessages }> {
  try {
    return (await response.json()) as { message?: string; errors?: PlacedMessages };
  } catch {
    return {};
  }
}
