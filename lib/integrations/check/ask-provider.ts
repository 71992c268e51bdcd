import 'server-only';

import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { checkCredentials } from '@/lib/checks/service';
import type { CheckVerdict } from '@/lib/checks/types';
import { actorId, type Context } from '@/lib/server/context';
import { limitChecks } from '@/lib/server/http/rate-limit';

/**
 * A check requested by a caller, within their rate limit. Throws `rate_limited`. Never call it within a transaction.
 */
export async function askProvider(
  ctx: Context,
  provider: ProviderDefinition,
  credentials: Credentials,
): Promise<CheckVerdict> {
  if (ctx.actor.type !== 'system') limitChecks(actorId(ctx.actor));
  return checkCredentials(provider, credentials, ctx.now);
}
