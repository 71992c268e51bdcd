import { Novu } from '@novu/api';
import { ErrorDto, SDKError, ValidationErrorDto } from '@novu/api/models/errors/index.js';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { FIELD_SOURCES } from '@/lib/conditions/types';
import { db } from '@/lib/server/database/db';
import { call, create } from '@/tests/api-client';
import { type HttpServer, serveApi } from '@/tests/http-server';
import { createKey, createWorld, type World } from '@/tests/world';

// A generous limit: a busy machine is not a failure.
vi.setConfig({ testTimeout: 60_000 });

let server: HttpServer;
let world: World;
let novu: Novu;

/** The client as its own readme creates it; only the server URL differs. */
const clientOf = (secretKey: string) => new Novu({ secretKey, serverURL: server.url });
/** By default it retries after a 409 for up to an hour. */
const once = { retries: { strategy: 'none' } } as const;

beforeAll(async () => {
  server = await serveApi();
});

beforeEach(async () => {
  world = await createWorld();
  novu = clientOf(world.key);
});

afterAll(() => server.close());

const SECRET = 'SG.novu-client-0123456789';
const sendgrid = {
  providerId: 'sendgrid',
  channel: 'email',
  credentials: { apiKey: SECRET, from: 'a@example.com', senderName: 'Acme' },
  active: true,
} as const;
const conditions = [
  {
    isNegated: false,
    type: 'GROUP' as const,
    value: 'AND' as const,
    children: [
      { on: 'subscriber' as const, field: 'data.plan', operator: 'EQUAL' as const, value: 'pro' },
      { on: 'payload' as const, field: 'amount', operator: 'LARGER' as const, value: '10' },
    ],
  },
];

async function errorOf(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => error,
  );
}

describe('the official client', () => {
  it('creates, with every field that it supports', async () => {
    const { result, headers } = await novu.integrations.create({
      name: 'Mail',
      identifier: 'mail',
      environmentId: world.environmentId,
      providerId: 'nodemailer',
      channel: 'email',
      credentials: {
        host: 'smtp.example.com',
        port: '587',
        user: 'ada',
        password: SECRET,
        secure: false,
        requireTls: true,
        ignoreTls: false,
        tlsOptions: {},
        from: 'a@example.com',
        senderName: 'Acme',
      },
      active: true,
      check: false,
      conditions,
    });
    expect(result).toEqual({
      id: expect.any(String) as string,
      environmentId: world.environmentId,
      organizationId: world.organizationId,
      name: 'Mail',
      identifier: 'mail',
      providerId: 'nodemailer',
      channel: 'email',
      credentials: {
        host: 'smtp.example.com',
        port: '587',
        user: 'ada',
        secure: false,
        requireTls: true,
        ignoreTls: false,
        tlsOptions: {},
        from: 'a@example.com',
        senderName: 'Acme',
      },
      active: true,
      deleted: false,
      primary: false,
      conditions,
    });
    expect(headers['content-type']).toEqual([expect.stringContaining('application/json')]);
  });

  it('sends its own idempotency key, or a given one', async () => {
    await novu.integrations.create(sendgrid);
    const first = await novu.integrations.create(sendgrid, 'given');
    const again = await novu.integrations.create(sendgrid, 'given');
    expect(again.result).toEqual(first.result);
    expect(again.headers['idempotency-replay']).toEqual(['true']);
    const where = { environmentId: world.environmentId };
    const keys = (await db().idempotencyRecord.findMany({ where })).map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect(keys).toContain('given');
  });

  it('lists all, newest first, and the active ones', async () => {
    const { result: mail } = await novu.integrations.create(sendgrid);
    const { result: draft } = await novu.integrations.create({ providerId: 'twilio', channel: 'sms' });
    const { result: inApp } = await novu.integrations.create({ providerId: 'novu', channel: 'in_app', active: true });
    expect((await novu.integrations.list()).result).toEqual([inApp, draft, mail]);
    expect((await novu.integrations.listActive()).result).toEqual([inApp, mail]);
    expect((await clientOf(world.otherKey).integrations.list()).result).toEqual([]);
  });

  it('lists 1,000, since it does not support paging', async () => {
    const { result } = await novu.integrations.create({ providerId: 'twilio', channel: 'sms' });
    await db().$executeRaw`
      INSERT INTO integrations (id, organization_id, environment_id, name, identifier, provider_id, channel, credentials, updated_at)
      SELECT gen_random_uuid(), organization_id, environment_id, name, identifier || n, provider_id, channel, credentials, updated_at
      FROM integrations, generate_series(1, 999) AS n WHERE id = ${result.id}::uuid`;
    expect((await novu.integrations.list()).result).toHaveLength(1_000);
  });

  it('updates what it sends and leaves the rest', async () => {
    const { result: before } = await novu.integrations.create(sendgrid);
    const id = before.id ?? '';
    const { result } = await novu.integrations.update({ name: 'Renamed', conditions, active: false }, id);
    expect(result).toEqual({ ...before, name: 'Renamed', conditions, active: false, primary: false });
    const { result: moved } = await novu.integrations.update(
      { identifier: 'moved', credentials: { from: 'b@example.com' } },
      id,
    );
    expect(moved).toMatchObject({ identifier: 'moved', credentials: { from: 'b@example.com', senderName: 'Acme' } });
    const whole = await call(`/v1/integrations/${id}?include=credentials`, { key: world.key });
    expect(whole.body).toMatchObject({ credentials: { apiKey: SECRET } });
  });

  it('sets the primary', async () => {
    const { result: first } = await novu.integrations.create(sendgrid);
    const { result: second } = await novu.integrations.create({ ...sendgrid, conditions });
    expect([first.primary, second.primary]).toEqual([true, false]);
    const { result } = await novu.integrations.setAsPrimary(second.id ?? '');
    expect(result).toEqual({ ...second, conditions: [], primary: true });
    const primaries = (await novu.integrations.list()).result.filter(({ primary }) => primary);
    expect(primaries.map(({ id }) => id)).toEqual([second.id]);
  });

  it('deletes, and gets the remaining ones', async () => {
    const { result: one } = await novu.integrations.create(sendgrid);
    const { result: two } = await novu.integrations.create(sendgrid);
    const { result } = await novu.integrations.delete(one.id ?? '');
    expect(result).toEqual([{ ...two, primary: true }]);
    expect((await novu.integrations.delete(two.id ?? '')).result).toEqual([]);
  });

  it('never gets a null', async () => {
    const { result } = await novu.integrations.create({ providerId: 'twilio', channel: 'sms' });
    const paths = ['/v1/integrations', '/v1/integrations/active', `/v1/integrations/${result.id}`];
    for (const path of paths) expect((await call(path, { key: world.key })).text).not.toContain('null');
  });

  it('authenticates with the key alone or with its scheme', async () => {
    const { result } = await clientOf(`ApiKey ${world.key}`).integrations.list();
    expect(result).toEqual([]);
  });
});

describe('what the client of 2026 sends', () => {
  it.each([
    ['kind: delivery', { kind: 'delivery' }],
    ['empty configurations', { configurations: {} }],
    ['no rules', { rules: null }],
    ['no configurations', { configurations: null }],
  ])('%s is taken, on create and update', async (_, more) => {
    const made = await create(world.key, { providerId: 'twilio', channel: 'sms', ...more });
    expect(made.status).toBe(201);
    const id = (made.body as { _id: string })._id;
    const changed = await call(`/v1/integrations/${id}`, {
      method: 'PUT',
      key: world.key,
      body: { name: 'x', ...more },
    });
    expect(changed.status).toBe(200);
  });

  it.each([
    ['an agent', { kind: 'agent', providerId: 'slack-agent', channel: 'tool' }, ['kind']],
    [
      'configurations with content',
      { configurations: { inboundWebhookEnabled: true } },
      ['configurations.inboundWebhookEnabled'],
    ],
    ['rules', { rules: { '==': [1, 1] } }, ['rules']],
  ])('%s is refused at its place, in one sentence', async (_, more, places) => {
    const { status, body } = await create(world.key, { providerId: 'twilio', channel: 'sms', ...more });
    expect(status).toBe(422);
    expect(Object.keys((body as { errors: object }).errors)).toEqual(places);
  });

  it('the keys of its types that only one provider has', async () => {
    for (const [providerId, credentials] of [
      ['email-webhook', { hmacSecretKeyEncoding: 'base64' }],
      ['ses', { configurationSetName: 'events' }],
    ] as const) {
      const { result } = await novu.integrations.create({ providerId, channel: 'email', credentials });
      expect(result.credentials).toMatchObject(credentials);
    }
  });

  it('an update with the whole of what was read changes only what differs', async () => {
    const { result } = await novu.integrations.create(sendgrid);
    const read = (await call(`/v1/integrations/${result.id}`, { key: world.key })).body as Record<string, unknown>;
    const put = (body: object) => call(`/v1/integrations/${result.id}`, { method: 'PUT', key: world.key, body });
    expect((await put({ ...read, name: 'Renamed' })).body).toMatchObject({
      ...read,
      name: 'Renamed',
      updatedAt: expect.any(String),
    });
    const { status, body } = await put({ priority: 99, createdAt: '2020-01-01T00:00:00.000Z', deletedAt: null });
    expect(status).toBe(422);
    expect(Object.keys((body as { errors: object }).errors).toSorted()).toEqual(['createdAt', 'priority']);
  });

  it('null clears any credential', async () => {
    const { result } = await novu.integrations.create({ ...sendgrid, active: false });
    const answer = await call(`/v1/integrations/${result.id}`, {
      method: 'PUT',
      key: world.key,
      body: { credentials: { apiKey: null, senderName: null } },
    });
    expect(answer.body).toMatchObject({ credentials: { from: 'a@example.com' }, secrets: {} });
    expect(answer.body).not.toHaveProperty('credentials.senderName');
  });

  it('its list of environments', async () => {
    const { result } = await novu.environments.list();
    expect(result.map(({ name, identifier }) => [name, identifier])).toEqual([
      ['Development', 'development'],
      ['Production', 'production'],
    ]);
  });
});

describe('with a key that answers for it', () => {
  const leaf = fc.oneof(
    fc.record({
      on: fc.constantFrom(...FIELD_SOURCES),
      field: fc.constantFrom('a', 'data.plan', 'data."app.plan"'),
      operator: fc.constantFrom('EQUAL', 'STARTS_WITH', 'LIKE', 'ANY_IN', 'LARGER'),
      value: fc.constantFrom('1', 'a,b', 'x%'),
    }),
    fc.record({ on: fc.constant('payload'), field: fc.constant('a'), operator: fc.constant('IS_DEFINED') }),
    fc.record({ on: fc.constant('isOnline'), value: fc.boolean() }),
    fc.record({ on: fc.constant('isOnlineInLast'), timeOperator: fc.constant('hours'), value: fc.nat(9) }),
  );
  const group = fc.record({
    isNegated: fc.boolean(),
    value: fc.constantFrom('AND', 'OR'),
    children: fc.array(
      fc.oneof({ weight: 3, arbitrary: leaf }, fc.record({ children: fc.array(leaf, { maxLength: 2 }) })),
      { maxLength: 3 },
    ),
  });

  it('it reads every list, whatever conditions are stored, and is told them as rules where it can', async () => {
    const admin = { method: 'POST', key: world.key } as const;
    const scopes = ['integrations:read', 'integrations:write', 'admin'];
    const body = { name: 'Novu', environmentId: world.environmentId, scopes, answersNovu: true };
    const made = (await call('/v1/api-keys', { ...admin, body })).body as { key: string; answersNovu: boolean };
    expect(made.answersNovu).toBe(true);
    const trees = fc.sample(fc.array(group, { maxLength: 2 }), { seed: 20261201, numRuns: 60 });
    for (const conditions of trees)
      expect((await create(world.key, { providerId: 'twilio', channel: 'sms', conditions })).status).toBe(201);
    const { result } = await clientOf(made.key).integrations.list();
    expect(result).toHaveLength(60);
    const id = result[0]?.id ?? '';
    const tenant = [{ children: [{ on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'pro' }] }];
    const put = await call(`/v1/integrations/${id}`, { method: 'PUT', key: made.key, body: { conditions: tenant } });
    expect(put.body).toMatchObject({ rules: { '==': [{ var: 'tenant.plan' }, 'pro'] } });
    expect(put.body).not.toHaveProperty('conditions');
    // Everybody else is answered as before.
    const plain = await call(`/v1/integrations/${id}`, { key: world.key });
    expect(plain.body).toHaveProperty('conditions');
    expect(plain.body).not.toHaveProperty('rules');
  });
});

describe('its errors', () => {
  it.each([
    ['no key', '', undefined],
    ['an unknown key', 'sbx_unknown', undefined],
    ['a revoked key', '', 'revoked' as const],
  ])('of %s are an ErrorDto of 401', async (_, text, state) => {
    const key = state ? await createKey(world, { state }) : text;
    const error = await errorOf(clientOf(key).integrations.list(undefined, once));
    expect(error).toBeInstanceOf(ErrorDto);
    expect(error).toMatchObject({ statusCode: 401, path: '/v1/integrations', timestamp: expect.any(String) as string });
  });

  it('of a key without the scope are an ErrorDto of 403', async () => {
    const key = await createKey(world, { scopes: ['integrations:read'] });
    const error = await errorOf(clientOf(key).integrations.create(sendgrid, undefined, once));
    expect(error).toBeInstanceOf(ErrorDto);
    expect(error).toMatchObject({ statusCode: 403, path: '/v1/integrations' });
  });

  it.each([
    ['a deletion', () => novu.integrations.delete('absent'), ErrorDto],
    // For these routes the client has no class for 404; it reports unknown statuses with this one.
    ['an update', () => novu.integrations.update({ name: 'x' }, 'absent'), SDKError],
    ['a set-primary', () => novu.integrations.setAsPrimary('absent'), SDKError],
  ])('of %s of an unknown id have status 404', async (_, attempt, type) => {
    const error = await errorOf(attempt());
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({
      statusCode: 404,
      body: expect.stringContaining('"path":"/v1/integrations/absent') as string,
    });
  });

  it('of a conflict are an ErrorDto of 409', async () => {
    await novu.integrations.create({ ...sendgrid, identifier: 'taken' });
    const error = await errorOf(novu.integrations.create({ ...sendgrid, identifier: 'taken' }, undefined, once));
    expect(error).toBeInstanceOf(ErrorDto);
    expect(error).toMatchObject({
      statusCode: 409,
      data$: { message: expect.stringContaining('identifier') as string },
    });
  });

  it('of an empty update and of a primary in an unranked channel are an ErrorDto of 400', async () => {
    const { result } = await novu.integrations.create({ providerId: 'novu', channel: 'in_app', active: true });
    for (const attempt of [
      () => novu.integrations.update({}, result.id ?? ''),
      () => novu.integrations.setAsPrimary(result.id ?? ''),
    ]) {
      const error = await errorOf(attempt());
      expect(error).toBeInstanceOf(ErrorDto);
      expect(error).toMatchObject({ statusCode: 400 });
    }
  });

  it('of a bad body are a ValidationErrorDto of 422 with the places', async () => {
    const error = await errorOf(novu.integrations.create({ providerId: 'sendgrid', channel: 'email', active: true }));
    expect(error).toBeInstanceOf(ValidationErrorDto);
    if (!(error instanceof ValidationErrorDto)) return;
    expect(error.statusCode).toBe(422);
    expect(error.path).toBe('/v1/integrations');
    expect(Object.keys(error.data$.errors).toSorted()).toEqual([
      'credentials.apiKey',
      'credentials.from',
      'credentials.senderName',
    ]);
    expect(error.data$.errors['credentials.apiKey']?.messages).toEqual([expect.any(String)]);
  });

  it('of a key used with another body are a ValidationErrorDto of 422 at the header', async () => {
    await novu.integrations.create(sendgrid, 'used');
    const error = await errorOf(novu.integrations.create({ ...sendgrid, name: 'Other' }, 'used'));
    expect(error).toBeInstanceOf(ValidationErrorDto);
    expect(Object.keys((error as ValidationErrorDto).data$.errors)).toEqual(['headers.idempotency-key']);
  });

  it('hold no secret that it sent', async () => {
    const error = await errorOf(
      novu.integrations.create({ ...sendgrid, name: '', credentials: { ...sendgrid.credentials, port: SECRET } }),
    );
    expect(error).toBeInstanceOf(ValidationErrorDto);
    expect((error as ValidationErrorDto).body).not.toContain(SECRET);
  });
});
