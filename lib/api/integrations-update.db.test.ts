import { beforeAll, describe, expect, it } from 'vitest';

import type { IntegrationView } from '@/lib/integrations/types';
import { db } from '@/lib/server/database/db';
import { type Answer, call, created, errorOf, placesOf } from '@/tests/api-client';
import { createKey, createWorld, type World } from '@/tests/world';

const sendgrid = {
  providerId: 'sendgrid',
  channel: 'email',
  credentials: { apiKey: 'SG.abcdefghijklmnop', from: 'news@example.com', senderName: 'Acme', region: 'global' },
};
const rule = { on: 'payload', field: 'a', operator: 'EQUAL', value: '1' };

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const put = (reference: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  call(`/v1/integrations/${reference}`, { method: 'PUT', key: world.key, body, headers });

async function updated(reference: string, body: unknown): Promise<IntegrationView> {
  const answer = await put(reference, body);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as IntegrationView;
}

async function secretsOf(reference: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await call(`/v1/integrations/${reference}?include=credentials`, { key: world.key });
  return (answer.body as IntegrationView).credentials;
}

describe('PUT /v1/integrations/:id', () => {
  it('changes the given fields, keeps the rest, and returns what is then stored', async () => {
    const made = await created(world.key, sendgrid);
    const view = await updated(made._id, {
      name: 'Other',
      identifier: 'other-one',
      conditions: [{ children: [rule] }],
    });
    expect(view).toMatchObject({ name: 'Other', identifier: 'other-one', active: false, secrets: made.secrets });
    expect(view.credentials).toEqual(made.credentials);
    expect(view.conditions).toEqual([{ isNegated: false, type: 'GROUP', value: 'AND', children: [rule] }]);
    expect(view.updatedAt > made.updatedAt).toBe(true);
    expect(view.createdAt).toBe(made.createdAt);
    expect((await call('/v1/integrations/other-one', { key: world.key })).body).toEqual(view);
  });

  it('an absent secret stays, null clears it, a string replaces it; absent plain values stay too', async () => {
    const { _id, secrets } = await created(world.key, {
      ...sendgrid,
      credentials: { ...sendgrid.credentials, secretKey: 'kept-though-unused' },
    });
    const renamed = await updated(_id, { credentials: { senderName: 'Acme Ltd' } });
    expect(renamed.secrets).toEqual(secrets);
    expect(renamed.credentials).toEqual({ from: 'news@example.com', senderName: 'Acme Ltd', region: 'global' });
    const replaced = await updated(_id, { credentials: { apiKey: 'SG.another-key-altogether', secretKey: null } });
    expect(replaced.secrets.apiKey?.fingerprint).not.toBe(secrets.apiKey?.fingerprint);
    expect(replaced.secrets.secretKey).toBeUndefined();
    expect(await secretsOf(_id)).toMatchObject({ apiKey: 'SG.another-key-altogether', senderName: 'Acme Ltd' });
    const cleared = await updated(_id, { credentials: { apiKey: null } });
    expect(cleared.secrets).toEqual({});
    expect(await secretsOf(_id)).not.toHaveProperty('apiKey');
  });

  it('values equal to the stored ones change nothing, not even updatedAt, and write no event', async () => {
    const made = await created(world.key, { ...sendgrid, conditions: [{ children: [rule] }] });
    const same = await updated(made._id, {
      name: made.name,
      identifier: made.identifier,
      providerId: 'sendgrid',
      channel: 'email',
      _environmentId: world.environmentId,
      active: false,
      credentials: { region: 'global', apiKey: 'SG.abcdefghijklmnop' },
      conditions: made.conditions,
    });
    expect(same).toEqual(made);
    expect(await db().auditEvent.count({ where: { targetId: made._id } })).toBe(1);
  });

  it.each([
    ['credentials', { credentials: { from: 5 } }, ['credentials.from']],
    ['an own field', { name: null, active: null, conditions: null }, ['active', 'conditions', 'name']],
    ['credentials themselves', { credentials: null }, ['credentials']],
    ['what is fixed', { providerId: 'mailgun', channel: 'sms' }, ['channel', 'providerId']],
    ['what is unknown', { nmae: 'x', credentials: { apikey: 'x' } }, ['credentials.apikey', 'nmae']],
    ['unknown credentials', { credentials: { apikey: 'x', port: true } }, ['credentials.apikey', 'credentials.port']],
    ['a bad identifier', { identifier: 'order' }, ['identifier']],
    ['bad conditions', { conditions: [{ children: [{ on: 'webhook' }] }] }, ['conditions[0].children[0].on']],
  ])('refuses %s with the place of each, and stores nothing', async (_what, body, places) => {
    const made = await created(world.key, sendgrid);
    expect(placesOf(await put(made._id, body))).toEqual(places);
    expect((await call(`/v1/integrations/${made._id}`, { key: world.key })).body).toEqual(made);
  });

  it('an empty body is 400, another environment 403, an unknown or deleted one 404, a taken identifier 409', async () => {
    const made = await created(world.key, { ...sendgrid, identifier: 'taken-here' });
    const other = await created(world.key, sendgrid);
    errorOf(await put(made._id, {}), 400);
    errorOf(await put(made._id, { name: 'x', _environmentId: world.otherEnvironmentId }), 403);
    errorOf(await put('nobody', { name: 'x' }), 404);
    errorOf(
      await call(`/v1/integrations/${made._id}`, { method: 'PUT', key: world.otherKey, body: { name: 'x' } }),
      404,
    );
    expect(errorOf(await put(other._id, { identifier: 'taken-here' }), 409).errors).toHaveProperty('identifier');
    const reader = await createKey(world, { scopes: ['integrations:read'] });
    errorOf(await call(`/v1/integrations/${made._id}`, { method: 'PUT', key: reader, body: { name: 'x' } }), 403);
  });

  it('activating requires the provider’s required fields, and the identifier works in the URL', async () => {
    const { identifier } = await created(world.key, { ...sendgrid, credentials: { from: 'no address' } });
    expect(placesOf(await put(identifier, { active: true }))).toEqual([
      'credentials.apiKey',
      'credentials.from',
      'credentials.senderName',
    ]);
    const view = await updated(identifier, { active: true, credentials: sendgrid.credentials });
    expect(view).toMatchObject({ active: true, primary: true, priority: 1 });
    expect(placesOf(await put(identifier, { credentials: { apiKey: null } }))).toEqual(['credentials.apiKey']);
  });

  it.each([
    ['TLS from the first byte is turned off', { secure: true }, { secure: false }],
    ['STARTTLS is not required any more', { requireTls: true }, { requireTls: false }],
    ['STARTTLS is never used any more', {}, { ignoreTls: true }],
    ['certificates are not checked any more', {}, { tlsOptions: { rejectUnauthorized: false } }],
    ['certificates of another authority are taken', {}, { tlsOptions: { ca: ['x'] } }],
  ])('every secret is required again when %s, in an update and in a check', async (_, before, after) => {
    const credentials = { host: 'mail.example.com', port: '587', user: 'u', password: 'p4ssw0rd-long', ...before };
    const { _id } = await created(world.key, { providerId: 'nodemailer', channel: 'email', credentials });
    expect(placesOf(await put(_id, { credentials: after }))).toEqual(['credentials.password']);
    const check = { method: 'POST', key: world.key, body: { credentials: after } };
    expect(placesOf(await call(`/v1/integrations/${_id}/check`, check))).toEqual(['credentials.password']);
    // More protection needs nothing.
    await updated(_id, { credentials: { requireTls: true } });
  });

  it('a changed destination requires every secret again, the first one too; an equal one does not', async () => {
    const { _id } = await created(world.key, sendgrid);
    const refused = await put(_id, { credentials: { region: 'eu' } });
    expect(placesOf(refused)).toEqual(['credentials.apiKey']);
    expect(refused.text).toContain('send this secret again');
    await updated(_id, { credentials: { region: 'eu', apiKey: 'SG.abcdefghijklmnop' } });
    await updated(_id, { credentials: { region: 'eu', senderName: 'B' } });
    // Cleared, it falls back to its default: the secret would go elsewhere.
    expect(placesOf(await put(_id, { credentials: { region: '' } }))).toEqual(['credentials.apiKey']);
    await updated(_id, { credentials: { region: 'global', apiKey: null } });
    const smtp = { providerId: 'nodemailer', channel: 'email', credentials: { user: 'u', password: 'p4ssw0rd-long' } };
    const draft = await created(world.key, smtp);
    const host = { host: 'mail.example.com', port: 587 };
    // The password of a draft was entered for no host.
    expect(placesOf(await put(draft._id, { credentials: host }))).toEqual(['credentials.password']);
    await updated(draft._id, { credentials: { ...host, password: 'p4ssw0rd-long' } });
    expect(placesOf(await put(draft._id, { credentials: { host: 'evil.example.com' } }))).toContain(
      'credentials.password',
    );
    expect(placesOf(await put(draft._id, { credentials: { port: '25' } }))).toContain('credentials.password');
  });

  it('If-Match: passes with the current ETag, else 412 that names what changed, and nothing is lost', async () => {
    const made = await created(world.key, sendgrid);
    const read = await call(`/v1/integrations/${made._id}`, { key: world.key });
    const tag = read.headers.get('etag') ?? '';
    const first = await put(made._id, { name: 'First' }, { 'if-match': tag });
    expect(first.status).toBe(200);
    const second = await put(made._id, { name: 'Second' }, { 'if-match': tag });
    expect(errorOf(second, 412)).toMatchObject({
      code: 'precondition_failed',
      errors: { name: expect.anything() as unknown },
    });
    expect((first.body as IntegrationView).name).toBe('First');
    expect((await put(made._id, { name: 'Third' }, { 'if-match': first.headers.get('etag') ?? '' })).status).toBe(200);
    errorOf(await put(made._id, { name: 'x' }, { 'if-match': '"something else"' }), 412);
    expect((await put(made._id, { name: 'Fourth' }, { 'if-match': '*' })).status).toBe(200);
  });

  it.each([
    ['weakened', (tag: string) => `W/${tag}`],
    ['without quotes', (tag: string) => tag.replaceAll('"', '')],
    ['marked by Apache', (tag: string) => tag.replace(/"$/, '-gzip"')],
    ['marked by another proxy', (tag: string) => `W/${tag.replace(/"$/, '--gzip"')}`],
    ['marked with a semicolon', (tag: string) => tag.replace(/"$/, ';br"')],
    ['in a list', (tag: string) => `"zz", ${tag}`],
    ['in a list of old ones', (tag: string) => `W/"2020-01-01T00:00:00.000Z" ,${tag},"zz"`],
  ])('If-Match: an ETag %s is understood', async (_, change) => {
    const made = await created(world.key, sendgrid);
    const tag = (await put(made._id, { name: 'First' })).headers.get('etag') ?? '';
    expect((await put(made._id, { name: 'Second' }, { 'if-match': change(tag) })).status).toBe(200);
    const late = await put(made._id, { name: 'Third' }, { 'if-match': change(tag) });
    expect(errorOf(late, 412).errors).toHaveProperty('name');
  });

  it('others that move in the ranking keep their updatedAt and ETag', async () => {
    const { key } = await createWorld();
    const active = { ...sendgrid, active: true };
    const primary = await created(key, active);
    await created(key, active);
    const now = (await call(`/v1/integrations/${primary._id}`, { key })).body as IntegrationView;
    expect(now).toMatchObject({ priority: 2, updatedAt: primary.updatedAt });
  });

  it('two updates of different fields at once both take effect', async () => {
    const made = await created(world.key, sendgrid);
    await Promise.all([
      ...Array.from({ length: 5 }, (_, index) => put(made._id, { name: `Name ${index}` })),
      put(made._id, { credentials: { senderName: 'Both' } }),
      put(made._id, { conditions: [{ children: [rule] }] }),
    ]);
    const view = (await call(`/v1/integrations/${made._id}`, { key: world.key })).body as IntegrationView;
    expect(view.name).toMatch(/^Name \d$/);
    expect(view.credentials.senderName).toBe('Both');
    expect(view.conditions).toHaveLength(1);
  });

  it('an audit event names the places, plain values, and secrets by fingerprint only', async () => {
    const made = await created(world.key, sendgrid);
    await updated(made._id, {
      name: 'Renamed',
      credentials: { apiKey: 'SG.a-secret-that-nobody-sees', senderName: 'B' },
    });
    const event = await db().auditEvent.findFirstOrThrow({
      where: { targetId: made._id, action: 'integration.updated' },
    });
    expect(event.details).toMatchObject({
      changed: ['name', 'credentials.apiKey', 'credentials.senderName'],
      name: { from: made.name, to: 'Renamed' },
      secrets: { apiKey: { from: made.secrets.apiKey?.fingerprint } },
    });
    expect(JSON.stringify(event)).not.toContain('nobody-sees');
  });

  it('an envelope that does not decrypt is not overwritten if that would lose secrets', async () => {
    const made = await created(world.key, sendgrid);
    const other = await db().integration.findFirstOrThrow({ where: { id: { not: made._id } } });
    await db().integration.update({ where: { id: made._id }, data: { encryptedSecrets: other.encryptedSecrets } });
    expect(placesOf(await put(made._id, { credentials: { senderName: 'B' } }))).toEqual(['credentials.apiKey']);
    expect((await put(made._id, { name: 'Renamed' })).status).toBe(200);
    const { encryptedSecrets } = await db().integration.findUniqueOrThrow({ where: { id: made._id } });
    expect(encryptedSecrets).toBe(other.encryptedSecrets);
    const view = await updated(made._id, { credentials: { senderName: 'B', apiKey: 'SG.sent-once-more' } });
    expect(view.secrets).toHaveProperty('apiKey');
    expect(view).not.toHaveProperty('needsCredentials');
  });
});
