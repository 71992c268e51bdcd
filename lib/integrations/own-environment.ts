import type { Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';

/** A body may repeat the caller's environment, and name no other. Throws `forbidden`. */
export function requireOwnEnvironment(ctx: Context, environmentId: string | undefined): void {
  if (environmentId === undefined || environmentId.toLowerCase() === ctx.environmentId) return;
  throw new AppError(
    'forbidden',
    '_environmentId is not the environment of this caller. Leave it out, or use a key of that environment.',
  );
}
