import 'server-only';

import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';
import type { Invitation, Member } from '@/lib/server/generated/client';
import { isUuid } from '@/lib/text/uuid';

interface PersonRow {
  readonly name: string;
  readonly email: string;
}

export type MemberRow = Pick<Member, 'id' | 'userId' | 'role' | 'createdAt'> & { readonly user: PersonRow };

export type InvitationRow = Invitation & { readonly inviter: PersonRow };

const MEMBER = {
  id: true,
  userId: true,
  role: true,
  createdAt: true,
  user: { select: { name: true, email: true } },
} as const;
const WITH_INVITER = { inviter: { select: { name: true, email: true } } } as const;

/** Serializes changes of members and invitations in an organization until the transaction ends. */
export async function lockMembers(tx: Transaction, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
}

/** The members of an organization, in the order they joined. */
export async function listMembers(organizationId: string): Promise<MemberRow[]> {
  return db().member.findMany({
    where: { organizationId },
    select: MEMBER,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

export async function findMember(tx: Transaction, organizationId: string, userId: string): Promise<MemberRow | null> {
  if (!isUuid(userId)) return null;
  return tx.member.findFirst({ where: { organizationId, userId }, select: MEMBER });
}

export async function countOwners(tx: Transaction, organizationId: string): Promise<number> {
  return tx.member.count({ where: { organizationId, role: 'owner' } });
}

export async function updateMemberRole(tx: Transaction, id: string, role: string): Promise<void> {
  await tx.member.update({ where: { id }, data: { role } });
}

/** Ends a membership, and the person's sessions if it was their only one. */
export async function deleteMember(tx: Transaction, { id, userId }: Pick<MemberRow, 'id' | 'userId'>): Promise<void> {
  await tx.member.delete({ where: { id } });
  if (!(await findOrganizationOf(tx, userId))) await tx.session.deleteMany({ where: { userId } });
}

/** The organization that a person belongs to, or null. */
export async function findOrganizationOf(tx: Transaction, userId: string): Promise<string | null> {
  return (await tx.member.findFirst({ where: { userId }, select: { organizationId: true } }))?.organizationId ?? null;
}

/** The user with an email address in lower case, or null. */
export async function findUserByEmail(email: string, tx: Transaction = db()): Promise<{ id: string } | null> {
  return tx.user.findUnique({ where: { email }, select: { id: true } });
}

export async function insertInvitation(
  tx: Transaction,
  row: Pick<
    Invitation,
    'id' | 'organizationId' | 'email' | 'role' | 'tokenHash' | 'inviterId' | 'expiresAt' | 'createdAt'
  >,
): Promise<InvitationRow> {
  return tx.invitation.create({ data: { ...row, tokenHash: new Uint8Array(row.tokenHash) }, include: WITH_INVITER });
}

/** The invitations that are neither accepted nor revoked, including expired ones, newest first. */
export async function listPendingInvitations(organizationId: string, tx: Transaction = db()): Promise<InvitationRow[]> {
  return tx.invitation.findMany({
    where: { organizationId, status: 'pending' },
    include: WITH_INVITER,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}

/** The invitation of a token's hash if it can be accepted now, or null. */
export async function findOpenInvitation(
  tokenHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<(InvitationRow & { readonly organization: { readonly name: string } }) | null> {
  return db().invitation.findFirst({
    where: { tokenHash, status: 'pending', expiresAt: { gt: now } },
    include: { ...WITH_INVITER, organization: { select: { name: true } } },
  });
}

/** Marks an invitation as accepted; false if it was already accepted, revoked or expired. */
export async function claimInvitation(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, status: 'pending', expiresAt: { gt: now } },
    data: { status: 'accepted' },
  });
  return count > 0;
}

export async function revokeInvitations(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.invitation.updateMany({ where: { id: { in: [...ids] } }, data: { status: 'revoked' } });
}
