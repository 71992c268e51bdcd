import 'server-only';

import { AppError } from './errors';
import type { Permission } from './permissions';

export type Actor =
  | { readonly type: 'user'; readonly id: string }
  | { readonly type: 'api_key'; readonly id: string }
  | { readonly type: 'system' };

/** The caller, the environment and the request: all that an operation needs. Nothing is ambient. */
export interface Context {
  readonly organizationId: string;
  readonly environmentId: string;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  readonly requestId: string;
  readonly now: Date;
  /** The caller's key asks for answers that Novu's client can read. */
  readonly answersNovu?: true;
}

/** Throws `forbidden`, naming the permission, unless the caller has it. */
export function requirePermission(ctx: Context, permission: Permission): void {
  if (!ctx.permissions.has(permission)) {
    throw new AppError('forbidden', `This needs the permission "${permission}", which the caller does not have.`);
  }
}

/** The id that names an actor in rows: a user's, a key's, or "system". */
export function actorId(actor: Actor): string {
  return actor.type === 'system' ? 'system' : actor.id;
}

/** A request body may repeat the caller's environment, but not name another. Throws `forbidden`. */
export function requireOwnEnvironment(ctx: Context, environmentId: string | undefined): void {
  if (environmentId === undefined || environmentId.toLowerCase() === ctx.environmentId) return;
  throw new AppError(
    'forbidden',
    '_environmentId is not the environment of this caller. Leave it out, or use a key of that environment.',
  );
}
