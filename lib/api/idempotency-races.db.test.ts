import { beforeEach, describe, expect, it, vi } from 'vitest';

import { db } from '@/lib/server/database/db';
import { type Answer, call, create, created, errorOf, listOf, placesOf } from '@/tests/api-client';
import { bodyOf } from '@/tests/storm';
import { createKey, createWorld, type World } from '@/tests/world';

// Hundreds of requests at once on a possibly busy machine.
vi.setConfig({ testTimeout: 120_000 });

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

const body = { ...bodyOf('email', 'SG.races-0123456789'), active: true };
const keyed = (idempotencyKey: string) => ({ 'idempotency-key': idempotencyKey });
const views = async () => listOf(await call('/v1/integrations', { key: world.key }));
const setPrimary = (reference: string, idempotencyKey: string, key = world.key) =>
  call(`/v1/integrations/${reference}/set-primary`, { method: 'POST', key, headers: keyed(idempotencyKey) });
const replayed = ({ headers }: Answer) => headers.get('idempotency-replay') === 'true';

/** Retries while the answer says that the same request is running, as a client does. */
async function untilDone(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send();
    if (answer.status !== 409) return answer;
    expect(answer.body).toMatchObject({ code: 'idempotency_in_progress' });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.headers.get('idempotency-replay')).toBeNull();
  }
}

describe('50 identical requests at the same time, each sent until it is done', () => {
  it('create one, and all 50 answers are equal', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => untilDone(() => create(world.key, body, keyed('once')))),
    );
    const [only, ...more] = await views();
    expect(more).toEqual([]);
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual(only);
      expect(answer.headers.get('idempotency-key')).toBe('once');
    }
    expect(answers.filter((answer) => !replayed(answer))).toHaveLength(1);
    const where = { environmentId: world.environmentId };
    expect(await db().idempotencyRecord.count({ where })).toBe(1);
    expect(await db().auditEvent.count({ where: { ...where, action: 'integration.created' } })).toBe(1);
  });

  it('set the primary once, and all 50 answers are equal', async () => {
    await created(world.key, { ...body, identifier: 'first' });
    await created(world.key, { ...body, identifier: 'second' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => untilDone(() => setPrimary('second', 'once'))));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(answers[0]?.body);
      expect(answer.body).toMatchObject({ identifier: 'second', primary: true, priority: 2 });
    }
    expect(answers.filter((answer) => !replayed(answer))).toHaveLength(1);
    const where = { environmentId: world.environmentId, action: 'integration.primary_set' };
    expect(await db().auditEvent.count({ where })).toBe(1);
  });

  it('with 50 keys create 50', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => create(world.key, body, keyed(`k${index}`))),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await views()).toHaveLength(50);
  });

  it('with two bodies under one key: one of the two is created, the other is 422', async () => {
    const bodies = [body, { ...body, name: 'Other' }];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => untilDone(() => create(world.key, bodies[index % 2], keyed('two')))),
    );
    expect(await views()).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(25);
    for (const refused of answers.filter(({ status }) => status !== 201))
      expect(placesOf(refused)).toEqual(['headers.idempotency-key']);
  });
});

describe('a keyed set-primary', () => {
  it('replays its first answer after another became primary', async () => {
    const { _id } = await created(world.key, { ...body, identifier: 'first' });
    await created(world.key, { ...body, identifier: 'second' });
    const first = await setPrimary('second', 'key');
    await call(`/v1/integrations/${_id}/set-primary`, { method: 'POST', key: world.key });
    const again = await setPrimary('second', 'key');
    expect(again.body).toEqual(first.body);
    expect(replayed(again)).toBe(true);
    expect((await views()).find((view) => view.primary)?.identifier).toBe('first');
  });

  it('is another request under another path, and in another environment', async () => {
    const { _id } = await created(world.key, { ...body, identifier: 'same' });
    await created(world.otherKey, { ...body, identifier: 'same' });
    const answers = [
      await create(world.key, body, keyed('key')),
      await setPrimary('same', 'key'),
      await setPrimary(_id, 'key'),
      await setPrimary('same', 'key', world.otherKey),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200]);
    expect(answers.filter(replayed)).toEqual([]);
  });

  it('keeps no answer of 400 and above', async () => {
    errorOf(await setPrimary('late', 'key'), 404);
    const draft = await created(world.key, { providerId: 'sendgrid', channel: 'email', identifier: 'late' });
    placesOf(await setPrimary('late', 'key'));
    const { credentials } = body;
    await call(`/v1/integrations/${draft._id}`, { method: 'PUT', key: world.key, body: { credentials } });
    const answer = await setPrimary('late', 'key');
    expect(answer.status, answer.text).toBe(200);
    expect(replayed(answer)).toBe(false);
  });

  it('runs again after its 24 hours', async () => {
    await created(world.key, { ...body, identifier: 'first' });
    const { _id } = await created(world.key, { ...body, identifier: 'second' });
    await setPrimary('second', 'key');
    await setPrimary('first', 'other');
    const where = { environmentId: world.environmentId };
    await db().idempotencyRecord.updateMany({ where, data: { expiresAt: new Date(Date.now() - 1) } });
    const answer = await setPrimary('second', 'key');
    expect(replayed(answer)).toBe(false);
    expect((await views()).find((view) => view.primary)?._id).toBe(_id);
    expect(replayed(await setPrimary('second', 'key'))).toBe(true);
  });

  it.each([
    ['U+0000', '%00'],
    ['what is no UTF-8', '%ff'],
    ['half a surrogate pair', '%ed%a0%80'],
    ['an escaped question mark', 'x%3fy'],
    ['5,000 characters', 'x'.repeat(5_000)],
  ])('of a path with %s is not found', async (_, part) => {
    errorOf(await setPrimary(part, 'key'), 404);
    expect(await db().idempotencyRecord.count({ where: { environmentId: world.environmentId } })).toBe(0);
  });

  it('of a path in another spelling is another request, and each is stored as it was called', async () => {
    await created(world.key, { ...body, identifier: 'plain' });
    expect((await setPrimary('plain', 'key')).status).toBe(200);
    const other = await setPrimary('%70lain', 'key');
    expect(other.status, other.text).toBe(200);
    expect(replayed(other)).toBe(false);
    const records = await db().idempotencyRecord.findMany({ where: { environmentId: world.environmentId } });
    expect(records.map(({ path }) => path).toSorted()).toEqual([
      '/v1/integrations/%70lain/set-primary',
      '/v1/integrations/plain/set-primary',
    ]);
  });
});

describe('a keyed read-only request', () => {
  const ask = (path: string, raw: string) => call(path, { method: 'POST', key: world.key, raw, headers: keyed('ask') });

  it.each(['\\u0000', '\\ud800', '\\udc00\\ud83d'])(
    'about a key %s, which PostgreSQL cannot store, is answered the same',
    async (name) => {
      const raw = `{"conditions":[{"${name}":1,"children":[]}]}`;
      const first = await ask('/v1/conditions/validate', raw);
      expect(first.body).toMatchObject({ valid: false });
      const again = await ask('/v1/conditions/validate', raw);
      expect(again.text).toBe(first.text);
      expect(replayed(again)).toBe(true);
    },
  );

  it('with a context nested 100,000 levels deep is answered', async () => {
    const raw = `{"channel":"email","context":{"payload":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    expect((await ask('/v1/integrations/resolve', raw)).body).toMatchObject({ rule: 'none' });
  });

  it('is refused to a key without the permission, even after another key got an answer', async () => {
    const raw = '{"channel":"email"}';
    expect((await ask('/v1/integrations/resolve', raw)).status).toBe(200);
    const key = await createKey(world, { scopes: ['integrations:read'] });
    errorOf(await call('/v1/integrations/resolve', { method: 'POST', key, raw, headers: keyed('ask') }), 403);
  });
});

describe('a precondition', () => {
  it.each(['"0000-01-01T00:00:00.000Z"', '"9999-12-31T23:59:59.999Z"', '"0000-01-01T00:00"', 'W/"x"', '', '"'])(
    'of %s matches nothing: 412, and nothing is changed',
    async (tag) => {
      const { _id, name } = await created(world.key, body);
      const headers = { 'if-match': tag };
      for (const [method, path] of [
        ['PUT', ''],
        ['DELETE', ''],
        ['POST', '/set-primary'],
      ] as const) {
        const sent = method === 'PUT' ? { body: { name: 'Other' } } : {};
        errorOf(await call(`/v1/integrations/${_id}${path}`, { method, key: world.key, headers, ...sent }), 412);
      }
      expect(await views()).toMatchObject([{ _id, name }]);
    },
  );
});

describe('a cursor', () => {
  it.each(['0', '999999999999999', '253402300800000'])('of the time %s is 200 or 422', async (time) => {
    const cursor = Buffer.from(`${time}:${world.environmentId}`).toString('base64url');
    expect([200, 422]).toContain((await call(`/v1/integrations?cursor=${cursor}`, { key: world.key })).status);
  });
});
