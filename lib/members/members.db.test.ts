import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Role } from '@/lib/accounts/roles';
import { permissionsOf } from '@/lib/accounts/roles';
import { findSession } from '@/lib/accounts/session';
import { type Context } from '@/lib/server/context';
import { db } from '@/lib/server/database/db';
import { PERMISSIONS } from '@/lib/server/permissions';
import { call, errorOf } from '@/tests/api-client';
import { failureOf } from '@/tests/failure';
import { createMember, createWorld, ownerContext, signInAs, type World } from '@/tests/world';

import { acceptAsNewPerson, acceptAsPerson, readInvitation } from './accept-invitation';
import { inviteMember, listInvitations, revokeInvitation } from './invitations';
import { changeMemberRole, listMembers, removeMember } from './service';

interface Someone {
  readonly userId: string;
  readonly email: string;
  readonly ctx: Context;
}

const DAY_MS = 86_400_000;
const forbidden = { code: 'forbidden', places: [] };
const gone = { code: 'not_found', places: [] };
const conflict = { code: 'conflict', places: [] };

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

async function someone(role: Role, place: World = world): Promise<Someone> {
  return withContext(role, place, await createMember(role, place));
}

const signedIn = async (role: Role) => {
  const { cookie, ...member } = await signInAs(role, world);
  return { cookie, ...withContext(role, world, member) };
};

function withContext(role: Role, place: World, { userId, email }: { userId: string; email: string }): Someone {
  const ctx: Context = {
    ...ownerContext(place),
    actor: { type: 'user', id: userId },
    permissions: new Set(permissionsOf(role)),
  };
  return { userId, email, ctx };
}

const rolesOf = async (ctx: Context) =>
  Object.fromEntries((await listMembers(ctx)).map(({ userId, role }) => [userId, role]));
const newAddress = () => `${uuidv7()}@example.com`;
const acceptance = (now = new Date()) => ({ now, requestId: 'test' });
const newcomer = { name: 'Grace', password: 'a password of length' };
const actionsOf = async (targetId: string) =>
  (await db().auditEvent.findMany({ where: { targetId }, orderBy: { id: 'asc' } })).map(
    ({ action, actorId, environmentId, details }) => ({ action, actorId, environmentId, details }),
  );

describe('the roles that a member may grant and revoke', () => {
  it('are all of them for an owner, and the change is logged', async () => {
    const owner = await someone('owner');
    const other = await someone('viewer');
    for (const role of ['owner', 'admin', 'editor', 'viewer'] as const)
      expect(await changeMemberRole(owner.ctx, other.userId, { role })).toMatchObject({ role, email: other.email });
    const [first] = await actionsOf(other.userId);
    expect(first).toEqual({
      action: 'member.role_changed',
      actorId: owner.userId,
      environmentId: null,
      details: { email: other.email, role: { from: 'viewer', to: 'owner' } },
    });
    expect(await actionsOf(other.userId)).toHaveLength(4);
    await changeMemberRole(owner.ctx, other.userId, { role: 'viewer' });
    expect(await actionsOf(other.userId)).toHaveLength(4);
  });

  it('are all but owner for an admin', async () => {
    const [owner, admin, other] = [await someone('owner'), await someone('admin'), await someone('admin')];
    await someone('owner');
    expect(await failureOf(changeMemberRole(admin.ctx, other.userId, { role: 'owner' }))).toEqual(forbidden);
    expect(await failureOf(changeMemberRole(admin.ctx, admin.userId, { role: 'owner' }))).toEqual(forbidden);
    expect(await failureOf(changeMemberRole(admin.ctx, owner.userId, { role: 'viewer' }))).toEqual(forbidden);
    expect(await failureOf(removeMember(admin.ctx, owner.userId))).toEqual(forbidden);
    expect(await failureOf(inviteMember(admin.ctx, { email: newAddress(), role: 'owner' }))).toEqual(forbidden);
    for (const role of ['viewer', 'editor', 'admin'] as const) {
      await changeMemberRole(admin.ctx, other.userId, { role });
      await inviteMember(admin.ctx, { email: newAddress(), role });
    }
    await removeMember(admin.ctx, other.userId);
  });

  it.each(['editor', 'viewer'] as const)('are none for a member with the role %s', async (role) => {
    const [owner, self, other] = [await someone('owner'), await someone(role), await someone('viewer')];
    const invited = await inviteMember(owner.ctx, { email: newAddress(), role: 'viewer' });
    const attempts = [
      changeMemberRole(self.ctx, other.userId, { role: 'viewer' }),
      changeMemberRole(self.ctx, self.userId, { role: 'admin' }),
      removeMember(self.ctx, other.userId),
      inviteMember(self.ctx, { email: newAddress(), role: 'viewer' }),
      listInvitations(self.ctx),
      revokeInvitation(self.ctx, invited.id),
    ];
    for (const attempt of attempts) expect(await failureOf(attempt)).toEqual(forbidden);
    expect(await rolesOf(self.ctx)).toMatchObject({ [other.userId]: 'viewer', [self.userId]: role });
  });

  it('are none for an API key and for the system, whatever their scopes', async () => {
    const other = await someone('viewer');
    for (const actor of [{ type: 'api_key', id: uuidv7() }, { type: 'system' }] as const) {
      const ctx: Context = { ...ownerContext(world), actor, permissions: new Set(PERMISSIONS) };
      expect(await failureOf(removeMember(ctx, other.userId))).toEqual(forbidden);
      expect(await failureOf(inviteMember(ctx, { email: newAddress(), role: 'viewer' }))).toEqual(forbidden);
    }
  });

  it('end at the organization: a member or an invitation of another one is not found', async () => {
    const [owner, stranger] = [await someone('owner'), await someone('viewer', await createWorld())];
    expect(await failureOf(changeMemberRole(owner.ctx, stranger.userId, { role: 'admin' }))).toEqual(gone);
    expect(await failureOf(removeMember(owner.ctx, stranger.userId))).toEqual(gone);
    expect(
      await failureOf(removeMember({ ...stranger.ctx, permissions: owner.ctx.permissions }, owner.userId)),
    ).toEqual(forbidden);
    const invited = await inviteMember(owner.ctx, { email: newAddress(), role: 'viewer' });
    const elsewhere = await someone('owner', await createWorld());
    expect(await failureOf(revokeInvitation(elsewhere.ctx, invited.id))).toEqual(gone);
    for (const id of ['', 'x', '\u0000', uuidv7()]) {
      expect(await failureOf(removeMember(owner.ctx, id))).toEqual(gone);
      expect(await failureOf(revokeInvitation(owner.ctx, id))).toEqual(gone);
    }
  });

  it('count as they are now, not as they were when the request began', async () => {
    const [owner, admin, other] = [await someone('owner'), await someone('admin'), await someone('viewer')];
    await changeMemberRole(owner.ctx, admin.userId, { role: 'viewer' });
    expect(await failureOf(changeMemberRole(admin.ctx, other.userId, { role: 'admin' }))).toEqual(forbidden);
    await removeMember(owner.ctx, admin.userId);
    expect(await failureOf(removeMember(admin.ctx, other.userId))).toEqual(forbidden);
  });

  it.each([{}, { role: 'root' }, { role: null }, { role: 'admin', more: 1 }, null, 'admin'])(
    'are refused as %j',
    async (input) => {
      const [owner, other] = [await someone('owner'), await someone('viewer')];
      expect((await failureOf(changeMemberRole(owner.ctx, other.userId, input))).code).toBe('validation_failed');
    },
  );
});

describe('the last owner', () => {
  it('can be neither lowered nor removed, not even by themselves', async () => {
    const owner = await someone('owner');
    await someone('admin');
    expect(await failureOf(changeMemberRole(owner.ctx, owner.userId, { role: 'admin' }))).toEqual(conflict);
    expect(await failureOf(removeMember(owner.ctx, owner.userId))).toEqual(conflict);
    const heir = await someone('owner');
    await removeMember(owner.ctx, owner.userId);
    expect(await failureOf(removeMember(heir.ctx, heir.userId))).toEqual(conflict);
  });

  it('stays when owners remove, lower and leave all at once', async () => {
    const owners = await Promise.all(Array.from({ length: 6 }, () => someone('owner')));
    const attempts = owners.flatMap((self, index) => {
      const next = owners[(index + 1) % owners.length] ?? self;
      return [
        removeMember(self.ctx, next.userId),
        changeMemberRole(self.ctx, self.userId, { role: 'viewer' }),
        changeMemberRole(next.ctx, self.userId, { role: 'admin' }),
      ];
    });
    const outcomes = await Promise.allSettled(attempts);
    expect(await db().member.count({ where: { organizationId: world.organizationId, role: 'owner' } })).toBe(1);
    const codes = outcomes.flatMap((each) =>
      each.status === 'rejected' ? [(each.reason as { code?: string }).code ?? String(each.reason)] : [],
    );
    // Only refusals: no deadlock, no timeout.
    expect(codes.filter((code) => !['forbidden', 'conflict', 'not_found'].includes(code))).toEqual([]);
    expect(codes).not.toEqual([]);
  });
});

describe('a session', () => {
  const headersOf = ({ cookie }: { readonly cookie: string }) => ({
    host: 'localhost',
    cookie,
    'sec-fetch-site': 'same-origin',
    'signalbox-environment': world.environmentId,
  });

  it('has the permissions of its person’s current role at each request', async () => {
    const [owner, other] = [await someone('owner'), await signedIn('admin')];
    const list = () => call('/v1/api-keys', { headers: headersOf(other) });
    expect((await list()).status).toBe(200);
    await changeMemberRole(owner.ctx, other.userId, { role: 'viewer' });
    errorOf(await list(), 403);
    await changeMemberRole(owner.ctx, other.userId, { role: 'admin' });
    expect((await list()).status).toBe(200);
  });

  it('ends with the membership, on every browser of the person', async () => {
    const [owner, other] = [await someone('owner'), await signedIn('admin')];
    expect(await findSession(new Headers(headersOf(other)))).toMatchObject({ role: 'admin' });
    await removeMember(owner.ctx, other.userId);
    errorOf(await call('/v1/integrations', { headers: headersOf(other) }), 401);
    expect(await findSession(new Headers(headersOf(other)))).toBeNull();
    expect(await db().session.count({ where: { userId: other.userId } })).toBe(0);
    expect(await db().user.count({ where: { id: other.userId } })).toBe(1);
    expect(await actionsOf(other.userId)).toMatchObject([{ action: 'member.removed', actorId: owner.userId }]);
  });
});

describe('an invitation', () => {
  it('makes a new person a member, once, and logs who invited whom', async () => {
    const owner = await someone('owner');
    const email = newAddress();
    const made = await inviteMember(owner.ctx, { email: ` ${email.toUpperCase()} `, role: 'editor' });
    expect(made).toMatchObject({ email, role: 'editor', invitedBy: 'Ada', expired: false });
    expect(Date.parse(made.expiresAt) - owner.ctx.now.getTime()).toBe(7 * DAY_MS);
    expect(await readInvitation(made.token, new Date())).toEqual({
      organizationName: 'Acme',
      email,
      role: 'editor',
      invitedBy: 'Ada',
      hasAccount: false,
    });
    expect(await acceptAsNewPerson(made.token, newcomer, acceptance())).toEqual({ email });
    const user = await db().user.findUniqueOrThrow({ where: { email }, include: { members: true } });
    expect(user).toMatchObject({ name: 'Grace', members: [{ organizationId: world.organizationId, role: 'editor' }] });
    expect(await failureOf(acceptAsNewPerson(made.token, newcomer, acceptance()))).toEqual(gone);
    expect(await listInvitations(owner.ctx)).toEqual([]);
    expect(await actionsOf(made.id)).toMatchObject([
      { action: 'invitation.created', actorId: owner.userId, details: { email, role: 'editor' } },
      { action: 'invitation.accepted', actorId: user.id },
    ]);
    expect(await actionsOf(user.id)).toMatchObject([{ action: 'member.added', details: { email, role: 'editor' } }]);
  });

  it('stores only a hash of its link, and never returns the link later', async () => {
    const owner = await someone('owner');
    const { token, id } = await inviteMember(owner.ctx, { email: newAddress(), role: 'viewer' });
    expect(token).toMatch(/^[\w-]{43}$/);
    const row = await db().invitation.findUniqueOrThrow({ where: { id } });
    expect(row.tokenHash).toHaveLength(32);
    expect(Buffer.from(row.tokenHash).toString('base64url')).not.toBe(token);
    const told = JSON.stringify([row, await listInvitations(owner.ctx), await db().auditEvent.findMany()]);
    expect(told).not.toContain(token);
  });

  it('is used by one of eight who open it at once', async () => {
    const owner = await someone('owner');
    const { token } = await inviteMember(owner.ctx, { email: newAddress(), role: 'viewer' });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => acceptAsNewPerson(token, newcomer, acceptance())),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await listMembers(owner.ctx)).toHaveLength(2);
  });

  it('gives the same answer for a link that is unknown, malformed, used, revoked, replaced or expired', async () => {
    const owner = await someone('owner');
    const invite = (email = newAddress()) => inviteMember(owner.ctx, { email, role: 'viewer' });
    const [used, revoked, replaced, expired] = [await invite(), await invite(), await invite(), await invite()];
    await acceptAsNewPerson(used.token, newcomer, acceptance());
    await revokeInvitation(owner.ctx, revoked.id);
    const newer = await invite(replaced.email);
    const late = new Date(Date.parse(expired.expiresAt));
    const tokens = [used, revoked, replaced].map(({ token }) => token);
    for (const token of ['', 'x', '\u0000', 'x'.repeat(43), newer.token.toLowerCase(), ...tokens]) {
      expect(await readInvitation(token, new Date())).toBeNull();
      expect(await failureOf(acceptAsNewPerson(token, newcomer, acceptance()))).toEqual(gone);
      expect(await failureOf(acceptAsPerson(token, { id: owner.userId, name: '', email: '' }, acceptance()))).toEqual(
        gone,
      );
    }
    expect(await readInvitation(expired.token, late)).toBeNull();
    expect(await failureOf(acceptAsNewPerson(expired.token, newcomer, acceptance(late)))).toEqual(gone);
    expect(await readInvitation(newer.token, new Date())).not.toBeNull();
    for (const [now, over] of [
      [owner.ctx.now, false],
      [late, true],
    ] as const) {
      const pending = await listInvitations({ ...owner.ctx, now });
      expect(pending).toMatchObject([
        { id: newer.id, expired: over },
        { id: expired.id, expired: over },
      ]);
    }
  });

  it('is for its address alone, and brings back a removed person', async () => {
    const [owner, other] = [await someone('owner'), await someone('editor')];
    await removeMember(owner.ctx, other.userId);
    const { token } = await inviteMember(owner.ctx, { email: other.email, role: 'viewer' });
    expect(await readInvitation(token, new Date())).toMatchObject({ hasAccount: true });
    const person = { id: other.userId, name: 'Ada', email: other.email };
    const elsewhere = await someone('owner', await createWorld());
    expect(await failureOf(acceptAsPerson(token, { ...person, email: elsewhere.email }, acceptance()))).toEqual(
      forbidden,
    );
    expect(await failureOf(acceptAsNewPerson(token, newcomer, acceptance()))).toEqual(conflict);
    await acceptAsPerson(token, person, acceptance());
    expect(await rolesOf(owner.ctx)).toMatchObject({ [other.userId]: 'viewer' });
  });

  it('is refused for a member, and gives no account access to a second organization', async () => {
    const [owner, other] = [await someone('owner'), await someone('viewer')];
    const again = { email: other.email.toUpperCase(), role: 'admin' };
    expect(await failureOf(inviteMember(owner.ctx, again))).toEqual({ code: 'validation_failed', places: ['email'] });
    const elsewhere = await someone('owner', await createWorld());
    const { token } = await inviteMember(owner.ctx, { email: elsewhere.email, role: 'viewer' });
    const person = { id: elsewhere.userId, name: 'Ada', email: elsewhere.email };
    expect(await failureOf(acceptAsPerson(token, person, acceptance()))).toEqual(conflict);
    expect(await readInvitation(token, new Date())).not.toBeNull();
  });

  it('stops working when its creator may no longer grant its role', async () => {
    const [owner, second, admin] = [await someone('owner'), await someone('owner'), await someone('admin')];
    const byOwner = await inviteMember(second.ctx, { email: newAddress(), role: 'owner' });
    const kept = await inviteMember(second.ctx, { email: newAddress(), role: 'admin' });
    const byAdmin = await inviteMember(admin.ctx, { email: newAddress(), role: 'viewer' });
    await changeMemberRole(owner.ctx, second.userId, { role: 'admin' });
    await removeMember(owner.ctx, admin.userId);
    for (const { token } of [byOwner, byAdmin]) expect(await readInvitation(token, new Date())).toBeNull();
    expect(await readInvitation(kept.token, new Date())).not.toBeNull();
    expect(await actionsOf(byAdmin.id)).toMatchObject([
      { action: 'invitation.created' },
      { action: 'invitation.revoked' },
    ]);
  });

  it('for an owner cannot be revoked or replaced by an admin', async () => {
    const [owner, admin] = [await someone('owner'), await someone('admin')];
    const { id, email, token } = await inviteMember(owner.ctx, { email: newAddress(), role: 'owner' });
    expect(await failureOf(revokeInvitation(admin.ctx, id))).toEqual(forbidden);
    expect(await failureOf(inviteMember(admin.ctx, { email, role: 'viewer' }))).toEqual(forbidden);
    expect(await readInvitation(token, new Date())).not.toBeNull();
  });

  it('for one address stays single when several are created at once: the last one works', async () => {
    const owner = await someone('owner');
    const email = newAddress();
    const made = await Promise.all(Array.from({ length: 5 }, () => inviteMember(owner.ctx, { email, role: 'viewer' })));
    const open = await Promise.all(made.map(({ token }) => readInvitation(token, new Date())));
    expect(open.filter(Boolean)).toHaveLength(1);
  });

  it.each([
    [{}, ['email', 'role']],
    [{ email: 'ada', role: 'viewer' }, ['email']],
    [{ email: 'a\u0000@example.com', role: 'viewer' }, ['email']],
    [{ email: `${'a'.repeat(250)}@example.com`, role: 'viewer' }, ['email']],
    [{ email: 'a@example.com', role: 'god' }, ['role']],
    [{ email: 'a@example.com', role: 'viewer', organizationId: 'x' }, ['organizationId']],
  ])('is refused as %j', async (input, places) => {
    const owner = await someone('owner');
    expect(await failureOf(inviteMember(owner.ctx, input))).toEqual({ code: 'validation_failed', places });
  });

  it.each([
    ['name', ''],
    ['name', 'a\u0000'],
    ['password', 'short'],
    ['password', 'x'.repeat(129)],
  ])('is not used up by a bad %s', async (field, value) => {
    const owner = await someone('owner');
    const { token } = await inviteMember(owner.ctx, { email: newAddress(), role: 'viewer' });
    expect(await failureOf(acceptAsNewPerson(token, { ...newcomer, [field]: value }, acceptance()))).toEqual({
      code: 'validation_failed',
      places: [field],
    });
    await acceptAsNewPerson(token, newcomer, acceptance());
  });
});
