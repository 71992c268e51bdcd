import type { Ask, CheckAnswer, CheckRequest } from './check';
import { isSuccess } from './single-request-check';

/**
 * Asks the other hosts of a vendor about credentials that one host refused: a key that is right elsewhere is not wrong.
 * Returns the first host that knows them; null if all refuse them; an answer that says neither, for the common rules.
 */
export async function askOtherHosts<Host extends string>(
  hosts: readonly Host[],
  request: (host: Host) => CheckRequest,
  expects: string,
  ask: Ask,
): Promise<Host | CheckAnswer | null> {
  let unclear: CheckAnswer | null = null;
  for (const host of hosts) {
    const answer = await ask(request(host));
    if (isSuccess(answer, expects)) return host;
    if (answer.status === 429 || answer.status >= 500) unclear ??= answer;
  }
  return unclear;
}
