import 'server-only';

import { isRole, mayGrant, type Role } from '@/lib/accounts/roles';
import type { AuditContext } from '@/lib/audit/repository';
import { type Context, requirePermission } from '@/lib/server/context';
import { inTransaction, type Transaction } from '@/lib/server/database/transaction';
import { AppError } from '@/lib/server/errors';

import { findMember, lockMembers } from './repository';

/**
 * Runs a change of members, serialized within the organization, with the acting person's current role: a change that
 * another transaction just committed counts. API keys cannot manage members, whatever their scopes.
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

/** Throws `forbidden` unless the first role may grant and revoke the other. */
export function requireGrant(own: Role, role: Role): void {
  if (!mayGrant(own, role)) throw new AppError('forbidden', 'Only an owner makes, changes or removes an owner.');
}

/** The role of a row; an unknown role becomes the least powerful, `viewer`. */
export function toRole(text: string | undefined): Role {
  return text !== undefined && isRole(text) ? text : 'viewer';
}

/** Members belong to the organization, not to the environment that the request is in. */
export function organizationWide(ctx: Context): AuditContext {
  return { ...ctx, environmentId: null };
}
