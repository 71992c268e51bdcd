import { beforeAll, describe, expect, it } from 'vitest';

import { db } from '@/lib/server/database/db';
import { isUuid } from '@/lib/text/uuid';
import { call, create, created } from '@/tests/api-client';
import example from '@/tests/source-example.json' with { type: 'json' };
import { createWorld, type World } from '@/tests/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const sendgrid = { providerId: 'sendgrid', channel: 'email' };
const complete = { apiKey: 'SG.abcdefghijklmnop', from: 'news@example.com', senderName: 'Acme' };
const leaf = { on: 'subscriber', field: 'plan', operator: 'EQUAL', value: 'pro' };

describe('the integration object', () => {
  it('has every field of docs/rules/api.md and no other, with the defaults of an almost empty body', async () => {
    const answer = await create(world.key, sendgrid);
    expect(answer.status).toBe(201);
    const view = answer.body as Record<string, unknown>;
    expect(view).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      _environmentId: world.environmentId,
      _organizationId: world.organizationId,
      name: 'SendGrid',
      identifier: expect.stringMatching(/^sendgrid-[a-z0-9]{8}$/),
      providerId: 'sendgrid',
      channel: 'email',
      credentials: {},
      secrets: {},
      active: false,
      deleted: false,
      primary: false,
      priority: 0,
      conditions: [],
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: view['createdAt'],
    });
    // Null would mean nothing here: the official client expects absent fields.
    expect(answer.text).not.toContain('null');
  });

  it('is answered alike by create, list and read, by _id and by identifier', async () => {
    const view = await created(world.key, {
      ...sendgrid,
      credentials: complete,
      active: true,
      check: true,
      conditions: [{ children: [leaf] }],
    });
    for (const reference of [view._id, view._id.toUpperCase(), view.identifier]) {
      expect((await call(`/v1/integrations/${reference}`, { key: world.key })).body).toEqual(view);
    }
    const list = await call('/v1/integrations?limit=1', { key: world.key });
    expect(list.body).toEqual([view]);
  });

  it('shows that a secret is set, and never its value', async () => {
    const view = await created(world.key, { ...sendgrid, credentials: { ...complete, hmac: true, token: 'short' } });
    expect(view.credentials).toEqual({ from: 'news@example.com', senderName: 'Acme' });
    expect(view.secrets).toEqual({
      apiKey: { set: true, fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/), updatedAt: view.createdAt },
      // Keys that SendGrid does not use are stored as secrets; values shorter than 12 characters get no fingerprint.
      hmac: { set: true, updatedAt: view.createdAt },
      token: { set: true, updatedAt: view.createdAt },
    });
  });

  it('has fingerprints that are comparable within an environment, but not across environments', async () => {
    const fingerprint = async (key: string, apiKey: string) =>
      (await created(key, { ...sendgrid, credentials: { apiKey } })).secrets.apiKey?.fingerprint;
    const one = await fingerprint(world.key, 'the same secret');
    expect(await fingerprint(world.key, 'the same secret')).toBe(one);
    expect(await fingerprint(world.key, 'the same secret.')).not.toBe(one);
    expect(await fingerprint(world.otherKey, 'the same secret')).not.toBe(one);
    expect(await fingerprint(world.key, 'x'.repeat(11))).toBeUndefined();
    // Characters, not UTF-16 units.
    expect(await fingerprint(world.key, '🔑'.repeat(11))).toBeUndefined();
    expect(await fingerprint(world.key, '🔑'.repeat(12))).toBeDefined();
  });
});

describe('what is accepted', () => {
  const names: [string, string][] = [
    ['one character', 'x'],
    ['120 characters', 'x'.repeat(120)],
    ['120 emoji', '🚂'.repeat(120)],
    ['an emoji of several parts', '👩‍👩‍👧‍👦 family'],
    ['Japanese', '通知サービス'],
    ['Arabic', 'خدمة الإشعارات'],
    ['Devanagari', 'सूचना सेवा'],
    ['Greek', 'Ειδοποιήσεις'],
    ['markup', '<script>alert(1)</script> & "quotes"'],
    ['SQL', `'; DROP TABLE integrations; --`],
    ['a line break', 'first\nsecond'],
    ['backslashes and wildcards', String.raw`100% \ _`],
  ];

  it.each(names)('a name of %s comes back as it was sent, with a valid identifier', async (_, name) => {
    const view = await created(world.key, { ...sendgrid, name });
    expect(view.name).toBe(name);
    expect(view.identifier).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
    expect(view.identifier).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-[a-z0-9]{8}$/);
    expect((await call(`/v1/integrations/${view.identifier}`, { key: world.key })).body).toEqual(view);
  });

  it.each([
    ['one character', 'i'],
    ['80 characters', 'I'.repeat(80)],
    ['all kinds', 'Az09_-'],
    ['a property of objects', 'constructor'],
    ['another', '__proto__'],
  ])('an identifier of %s', async (_, identifier) => {
    const view = await created(world.key, { ...sendgrid, identifier });
    expect(view.identifier).toBe(identifier);
    expect((await call(`/v1/integrations/${identifier}`, { key: world.key })).body).toEqual(view);
  });

  it('the environment of the key, also in capital letters', async () => {
    expect((await created(world.key, { ...sendgrid, _environmentId: world.environmentId }))._environmentId).toBe(
      world.environmentId,
    );
    const shouted = world.environmentId.toUpperCase();
    expect((await created(world.key, { ...sendgrid, _environmentId: shouted }))._environmentId).toBe(
      world.environmentId,
    );
  });

  it('a check that reaches nobody: saved, and lastCheck says so', async () => {
    const view = await created(world.key, { ...sendgrid, credentials: complete, check: true });
    expect(view.lastCheck).toMatchObject({ status: 'unknown', cause: 'network_error', at: view.createdAt });
    expect(await created(world.key, { ...sendgrid, credentials: complete })).not.toHaveProperty('lastCheck');
  });

  it('conditions of every kind, as they were sent and with the four keys of every group', async () => {
    const online = { on: 'isOnline', value: true };
    const recent = { on: 'isOnlineInLast', timeOperator: 'hours', value: 1.5 };
    const conditions = [
      { isNegated: true, value: 'OR', children: [leaf, { type: 'TEXT', children: [online, recent] }] },
    ];
    const view = await created(world.key, { ...sendgrid, conditions });
    const inner = { isNegated: false, type: 'TEXT', value: 'AND', children: [online, recent] };
    expect(view.conditions).toEqual([{ isNegated: true, type: 'GROUP', value: 'OR', children: [leaf, inner] }]);
  });

  it('an identifier that is used in another environment, or was freed by a deletion', async () => {
    const first = await created(world.key, { ...sendgrid, identifier: 'shared' });
    await created(world.otherKey, { ...sendgrid, identifier: 'shared' });
    await db().integration.update({ where: { id: first._id }, data: { deletedAt: new Date() } });
    const second = await created(world.key, { ...sendgrid, identifier: 'shared' });
    expect((await call('/v1/integrations/shared', { key: world.key })).body).toEqual(second);
    expect((await call(`/v1/integrations/${first._id}`, { key: world.key })).status).toBe(404);
  });
});

describe('the request of the source page', () => {
  const made = (environmentId: string, providerId: string, channel: string) => ({
    ...example.request,
    identifier: `source-${providerId}`,
    _environmentId: environmentId,
    providerId,
    channel,
  });

  it('answers 201 with every field of the object for the provider of its channel', async () => {
    const fresh = await createWorld();
    const body = made(fresh.environmentId, 'novu', 'in_app');
    expect(Object.keys(body.credentials)).toHaveLength(42);
    const view = await created(fresh.key, body);
    const absent = new Set(['deletedAt', 'deletedBy']);
    for (const field of Object.keys(example.response201)) expect(field in view, field).toBe(!absent.has(field));
    expect(view).toMatchObject({
      name: 'string',
      identifier: 'source-novu',
      active: true,
      deleted: false,
      primary: false,
      priority: 0,
    });
    expect(view.credentials).toEqual({ hmac: true });
    expect(Object.keys(view.secrets).toSorted()).toEqual(
      Object.keys(body.credentials)
        .filter((key) => key !== 'hmac')
        .toSorted(),
    );
    expect(view.conditions).toEqual(example.request.conditions);
    expect(isUuid(view._id)).toBe(true);

    const whole = await call(`/v1/integrations/${view._id}?include=credentials`, { key: fresh.key });
    expect(whole.body).toEqual({ ...view, credentials: body.credentials });
  });

  it('answers 201 for email with values of the right form, and 422 with the placeholders', async () => {
    const fresh = await createWorld();
    const body = made(fresh.environmentId, 'sendgrid', 'email');
    const refused = await create(fresh.key, body);
    expect(refused.status).toBe(422);
    expect(Object.keys((refused.body as { errors: object }).errors).toSorted()).toEqual([
      'credentials.apiKey',
      'credentials.from',
      'credentials.region',
    ]);
    const credentials = { ...body.credentials, ...complete, region: 'eu' };
    const view = await created(fresh.key, { ...body, credentials });
    expect(view).toMatchObject({ channel: 'email', active: true, primary: false, priority: 1 });
    expect(view.credentials).toEqual({ from: complete.from, senderName: 'Acme', region: 'eu', ipPoolName: 'string' });
    expect(Object.keys(view.secrets)).toHaveLength(38);
  });
});
