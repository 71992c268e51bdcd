import 'server-only';

import { isRole, mayGrant, type Role } from '@/lib/accounts/roles';
import type { AuditContext } from '@/lib/audit/repository';
import { type Context, requirePermission } from '@/lib/server/context';
import { inTransaction, type Transaction } from '@/lib/server/database/transaction';
import { AppError } from '@/lib/server/errors';

import { findMember, lockMembers } from './repository';

/**
 * Runs a change of members, alone in the organization, with the role that the acting person has now: what another
 * change took from them a moment ago counts. An API key is no member and manages none, whatever its scopes.
 * Throws `forbidden`.
 */
export async function asManager<T>(ctx: Context, work: (tx: Transaction, own: Role) => Promise<T>): Promise<T> {
  requirePermission(ctx, 'admin');
  const { actor, organizationId } = ctx;
  if (actor.type !== 'user') throw new AppError('forbidden', 'Members are managed by people, in the dashboard.');
  return inTransaction(async (tx) => {
    await lockMembers(tx, organizationId);
    const own = toRole((await findMember(tx, organizationId, actor.id))?.role);
    if (!mayGrant(own, 'viewer')) throw new AppError('forbidden', 'Only owners and admins manage members.');
    return work(tx, own);
  });
}

/** Throws `forbidden` unless a person of one role may give and take the other. */
export function requireGrant(own: Role, role: Role): void {
  if (!mayGrant(own, role)) throw new AppError('forbidden', 'Only an owner makes, changes or removes an owner.');
}

/** The role of a row; one that is not known may do nothing but look. */
export function toRole(text: string | undefined): Role {
  return text !== undefined && isRole(text) ? text : 'viewer';
}

/** Members belong to the organization, not to the environment that one looks at meanwhile. */
export function organizationWide(ctx: Context): AuditContext {
  return { ...ctx, environmentId: null };
}
