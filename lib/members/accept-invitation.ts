import 'server-only';

import { hashPassword } from 'better-auth/crypto';

import { insertMember, insertUser } from '@/lib/accounts/repository';
import type { Person } from '@/lib/accounts/session';
import { insertAuditEvents } from '@/lib/audit/repository';
import { inTransaction, type Transaction } from '@/lib/server/database/transaction';
import { AppError, toFieldErrors, validationError } from '@/lib/server/errors';
import { newId } from '@/lib/server/secrets/random';

import { toRole } from './authority';
import { hashInvitationToken, isInvitationToken } from './invitation-token';
import {
  claimInvitation,
  findOpenInvitation,
  findOrganizationOf,
  findUserByEmail,
  type InvitationRow,
  lockMembers,
} from './repository';
import { acceptSchema } from './schema';
import type { OpenInvitation } from './types';

/** When, and in which request, someone accepts: a link carries no other context. */
export interface Acceptance {
  readonly now: Date;
  readonly requestId: string;
}

/**
 * What a link is for; null if it is unknown, used, revoked or expired: callers must not be able to distinguish these.
 */
export async function readInvitation(token: string, now: Date): Promise<OpenInvitation | null> {
  const row = await findByToken(token, now);
  if (!row) return null;
  return {
    organizationName: row.organization.name,
    email: row.email,
    role: toRole(row.role),
    invitedBy: row.inviter.name.trim() || row.inviter.email,
    hasAccount: (await findUserByEmail(row.email)) !== null,
  };
}

/**
 * Creates a new person's account and membership. In: `{ name, password }`, unparsed. Out: the email address to sign in
 * with. Throws `validation_failed`, `not_found` for an invalid link, `conflict` if the address has an account.
 */
export async function acceptAsNewPerson(
  token: string,
  input: unknown,
  { now, requestId }: Acceptance,
): Promise<{ email: string }> {
  const parsed = acceptSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const { name, password } = parsed.data;
  const invitation = (await findByToken(token, now)) ?? refuse();
  const { email } = invitation;
  const passwordHash = await hashPassword(password);
  const userId = newId();
  await inTransaction(async (tx) => {
    await claim(tx, invitation, now);
    if (await findUserByEmail(email, tx))
      throw new AppError('conflict', 'This address has an account. Reload the page and enter its password.');
    await insertUser(tx, { id: userId, accountId: newId(), name, email, passwordHash, createdAt: now });
    await join(tx, invitation, userId, { now, requestId });
  });
  return { email };
}

/**
 * Makes a signed-in person a member. Throws `not_found` for an invalid link, `forbidden` if it is for another address,
 * `conflict` if they already belong to this or another organization: an account belongs to one organization.
 */
export async function acceptAsPerson(token: string, person: Person, acceptance: Acceptance): Promise<void> {
  const invitation = (await findByToken(token, acceptance.now)) ?? refuse();
  if (invitation.email !== person.email.toLowerCase())
    throw new AppError(
      'forbidden',
      'This invitation is not for the account you are signed in with. Sign out and open the link again.',
    );
  await inTransaction(async (tx) => {
    await claim(tx, invitation, acceptance.now);
    const existing = await findOrganizationOf(tx, person.id);
    if (existing) {
      const where = existing === invitation.organizationId ? 'this organization' : 'another organization';
      throw new AppError('conflict', `You are a member of ${where} already.`);
    }
    await join(tx, invitation, person.id, acceptance);
  });
}

/** Uses the link up: a second request finds it gone. A later failure rolls this back. */
async function claim(tx: Transaction, { id, organizationId }: InvitationRow, now: Date): Promise<void> {
  await lockMembers(tx, organizationId);
  if (!(await claimInvitation(tx, id, now))) refuse();
}

async function join(
  tx: Transaction,
  { id, organizationId, email, role }: InvitationRow,
  userId: string,
  { now, requestId }: Acceptance,
): Promise<void> {
  await insertMember(tx, { id: newId(), organizationId, userId, role, createdAt: now });
  await insertAuditEvents(
    { organizationId, environmentId: null, actor: { type: 'user', id: userId }, requestId, now },
    [
      { action: 'invitation.accepted', targetType: 'invitation', targetId: id, details: { email, role } },
      { action: 'member.added', targetType: 'member', targetId: userId, details: { email, role } },
    ],
    tx,
  );
}

async function findByToken(token: string, now: Date) {
  return isInvitationToken(token) ? findOpenInvitation(hashInvitationToken(token), now) : null;
}

function refuse(): never {
  throw new AppError(
    'not_found',
    'This invitation does not work any more. Ask the person who invited you for a new link.',
  );
}
