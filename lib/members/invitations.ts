import 'server-only';

import { insertAuditEvents } from '@/lib/audit/repository';
import { actorId, type Context, requirePermission } from '@/lib/server/context';
import { AppError, invalid, toFieldErrors, validationError } from '@/lib/server/errors';
import { newId } from '@/lib/server/secrets/random';

import { asManager, organizationWide, requireGrant, toRole } from './authority';
import { createInvitationToken, hashInvitationToken } from './invitation-token';
import {
  findMember,
  findUserByEmail,
  insertInvitation,
  type InvitationRow,
  listPendingInvitations,
  revokeInvitations,
} from './repository';
import { inviteSchema } from './schema';
import type { CreatedInvitation, InvitationView } from './types';

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Creates a link for one person, valid for seven days and one use. In: `{ email, role }`, unparsed. Only this result
 * holds its token. An earlier link for the same address stops working. Throws `forbidden`, `validation_failed` (also
 * if the person is already a member).
 */
export async function inviteMember(ctx: Context, input: unknown): Promise<CreatedInvitation> {
  requirePermission(ctx, 'admin');
  const parsed = inviteSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const { email, role } = parsed.data;
  const token = createInvitationToken();
  return asManager(ctx, async (tx, own) => {
    requireGrant(own, role);
    const user = await findUserByEmail(email, tx);
    if (user && (await findMember(tx, ctx.organizationId, user.id)))
      throw invalid('email', 'This person is a member already.');
    const pending = await listPendingInvitations(ctx.organizationId, tx);
    const earlier = pending.filter((row) => row.email === email);
    // A person who may not grant the earlier link's role may not revoke that link either.
    for (const row of earlier) requireGrant(own, toRole(row.role));
    await revokeInvitations(
      tx,
      earlier.map(({ id }) => id),
    );
    const row = await insertInvitation(tx, {
      id: newId(),
      organizationId: ctx.organizationId,
      email,
      role,
      tokenHash: hashInvitationToken(token),
      inviterId: actorId(ctx.actor),
      expiresAt: new Date(ctx.now.getTime() + LIFETIME_MS),
      createdAt: ctx.now,
    });
    const about = (action: string, { id, ...rest }: InvitationRow) => ({
      action,
      targetType: 'invitation',
      targetId: id,
      details: { email: rest.email, role: rest.role },
    });
    const entries = [...earlier.map((each) => about('invitation.revoked', each)), about('invitation.created', row)];
    await insertAuditEvents(organizationWide(ctx), entries, tx);
    return { ...toInvitationView(row, ctx.now), token };
  });
}

/** The invitations that are neither accepted nor revoked, newest first; expired ones are marked. Throws `forbidden`. */
export async function listInvitations(ctx: Context): Promise<InvitationView[]> {
  requirePermission(ctx, 'admin');
  return (await listPendingInvitations(ctx.organizationId)).map((row) => toInvitationView(row, ctx.now));
}

/** Revokes a link at once. Throws `forbidden`, `not_found`. */
export async function revokeInvitation(ctx: Context, id: string): Promise<void> {
  await asManager(ctx, async (tx, own) => {
    const row = (await listPendingInvitations(ctx.organizationId, tx)).find((each) => each.id === id);
    if (!row) throw new AppError('not_found', 'There is no such invitation any more.');
    requireGrant(own, toRole(row.role));
    await revokeInvitations(tx, [row.id]);
    const details = { email: row.email, role: row.role };
    const entry = { action: 'invitation.revoked', targetType: 'invitation', targetId: row.id, details };
    await insertAuditEvents(organizationWide(ctx), [entry], tx);
  });
}

function toInvitationView({ id, email, role, inviter, expiresAt }: InvitationRow, now: Date): InvitationView {
  return {
    id,
    email,
    role: toRole(role),
    invitedBy: inviter.name.trim() || inviter.email,
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt <= now,
  };
}
