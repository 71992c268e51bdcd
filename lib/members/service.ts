import 'server-only';

import { mayGrant, type Role } from '@/lib/accounts/roles';
import { insertAuditEvents } from '@/lib/audit/repository';
import { type Context, requirePermission } from '@/lib/server/context';
import type { Transaction } from '@/lib/server/database/transaction';
import { AppError, toFieldErrors, validationError } from '@/lib/server/errors';

import { asManager, organizationWide, requireGrant, toRole } from './authority';
import {
  countOwners,
  deleteMember,
  findMember,
  listMembers as listRows,
  listPendingInvitations,
  type MemberRow,
  revokeInvitations,
  updateMemberRole,
} from './repository';
import { changeRoleSchema } from './schema';
import type { MemberView } from './types';

/** All members of the organization, in the order they joined; every member may see them. Throws `forbidden`. */
export async function listMembers(ctx: Context): Promise<MemberView[]> {
  requirePermission(ctx, 'integrations:read');
  return (await listRows(ctx.organizationId)).map(toMemberView);
}

/**
 * Changes a member's role. In: `{ role }`, unparsed. Revokes their invitations whose role they may no longer grant.
 * Throws `forbidden`, `validation_failed`, `not_found`, `conflict` if no owner would be left.
 */
export async function changeMemberRole(ctx: Context, userId: string, input: unknown): Promise<MemberView> {
  requirePermission(ctx, 'admin');
  const parsed = changeRoleSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const { role } = parsed.data;
  return asManager(ctx, async (tx, own) => {
    const member = await requireManaged(tx, ctx, userId, own);
    requireGrant(own, role);
    const from = toRole(member.role);
    if (from === role) return toMemberView(member);
    if (from === 'owner') await keepAnOwner(tx, ctx);
    await updateMemberRole(tx, member.id, role);
    const details = { email: member.user.email, role: { from, to: role } };
    const entry = { action: 'member.role_changed', targetType: 'member', targetId: member.userId, details };
    await insertAuditEvents(organizationWide(ctx), [entry], tx);
    await withdrawInvitations(tx, ctx, member.userId, role);
    return toMemberView({ ...member, role });
  });
}

/**
 * Ends a membership and its sessions. The person's audit events stay, and the API keys they created keep working.
 * Throws `forbidden`, `not_found`, `conflict` if no owner would be left.
 */
export async function removeMember(ctx: Context, userId: string): Promise<void> {
  await asManager(ctx, async (tx, own) => {
    const member = await requireManaged(tx, ctx, userId, own);
    if (member.role === 'owner') await keepAnOwner(tx, ctx);
    await deleteMember(tx, member);
    const details = { name: member.user.name, email: member.user.email, role: member.role };
    const entry = { action: 'member.removed', targetType: 'member', targetId: member.userId, details };
    await insertAuditEvents(organizationWide(ctx), [entry], tx);
    await withdrawInvitations(tx, ctx, member.userId, null);
  });
}

async function requireManaged(tx: Transaction, ctx: Context, userId: string, own: Role): Promise<MemberRow> {
  const member = await findMember(tx, ctx.organizationId, userId);
  if (!member) throw new AppError('not_found', 'There is no such member.');
  requireGrant(own, toRole(member.role));
  return member;
}

async function keepAnOwner(tx: Transaction, ctx: Context): Promise<void> {
  if ((await countOwners(tx, ctx.organizationId)) > 1) return;
  throw new AppError('conflict', 'This is the only owner. Make another member an owner first.');
}

/**
 * Revokes links whose role the inviter may no longer grant: such a link would be a way back in. `role` null: the
 * inviter left.
 */
async function withdrawInvitations(tx: Transaction, ctx: Context, inviterId: string, role: Role | null): Promise<void> {
  const lost = (await listPendingInvitations(ctx.organizationId, tx)).filter(
    (row) => row.inviterId === inviterId && !(role && mayGrant(role, toRole(row.role))),
  );
  await revokeInvitations(
    tx,
    lost.map(({ id }) => id),
  );
  const entries = lost.map(({ id, email }) => ({
    action: 'invitation.revoked',
    targetType: 'invitation',
    targetId: id,
    details: { email },
  }));
  await insertAuditEvents(organizationWide(ctx), entries, tx);
}

function toMemberView({ userId, role, createdAt, user }: MemberRow): MemberView {
  return { userId, name: user.name, email: user.email, role: toRole(role), since: createdAt.toISOString() };
}
