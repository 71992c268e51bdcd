import { pause } from '@/components/actions/pause';
import type { PlacedMessages } from '@/components/integrations/form/problems';
import type { Channel } from '@/lib/catalogue/channel';
import type { CheckVerdict } from '@/lib/checks/types';

/** The credentials to check: typed values, or the stored ones with typed values on top. */
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
 * Requests a check with the person's session. Uses the API and not a server action: Next sends actions one after
 * another, so a slow provider would delay the next save, and a running action cannot be canceled. Waits out rate
 * limits. Throws only on cancel.
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

/** A response that is not JSON comes from a proxy and carries no message. */
async function readBody(response: Response): Promise<{ message?: string; errors?: PlacedMessages }> {
  try {
    return (await response.json()) as { message?: string; errors?: PlacedMessages };
  } catch {
    return {};
  }
}
