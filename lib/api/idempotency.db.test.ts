import { beforeAll, describe, expect, it, vi } from 'vitest';

import { db } from '@/lib/server/database/db';
import { call, create, created, errorOf, listOf, placesOf } from '@/tests/api-client';
import { serveApi } from '@/tests/http-server';
import { createKey, createWorld, type World } from '@/tests/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const sendgrid = {
  providerId: 'sendgrid',
  channel: 'email',
  credentials: { apiKey: 'SG.a-secret', from: 'a@example.com' },
};
const keyed = (idempotencyKey: string) => ({ 'idempotency-key': idempotencyKey });
const count = async (key: string) => listOf(await call('/v1/integrations', { key })).length;

describe('the same request again', () => {
  it('returns the first answer unchanged', async () => {
    const first = await create(world.key, sendgrid, keyed('again'));
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-key')).toBe('again');
    expect(first.headers.get('idempotency-replay')).toBeNull();
    const { _id: id } = first.body as { _id: string };
    await db().integration.update({ where: { id }, data: { name: 'Renamed since', deletedAt: new Date() } });

    const second = await create(world.key, sendgrid, keyed('again'));
    expect(second.status).toBe(201);
    // To the letter: also the order of its keys.
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotency-key')).toBe('again');
    expect(second.headers.get('idempotency-replay')).toBe('true');
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
  });

  it('is the same in any order of its keys and any spelling of its JSON', async () => {
    const first = await create(world.key, sendgrid, keyed('order'));
    const raw =
      ' {"credentials": {"from":"a@example.com",\n"apiKey":"SG.\\u0061-secret"},"channel":"email" ,"providerId":"sendgrid"} ';
    const second = await call('/v1/integrations', { method: 'POST', key: world.key, raw, headers: keyed('order') });
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replay')).toBe('true');
  });

  it('is the same with another key of the environment', async () => {
    const first = await create(world.key, sendgrid, keyed('other key'));
    const second = await create(await createKey(world), sendgrid, keyed('other key'));
    expect(second.body).toEqual(first.body);
  });

  it('is a different one in another environment, or with another Idempotency-Key', async () => {
    const [one, two] = [await createWorld(), await createWorld()];
    const views = [
      await created(one.key, sendgrid, keyed('k')),
      await created(one.otherKey, sendgrid, keyed('k')),
      await created(two.key, sendgrid, keyed('k')),
      await created(one.key, sendgrid, keyed('K')),
      await created(one.key, sendgrid),
    ];
    expect(new Set(views.map((view) => view._id)).size).toBe(5);
  });
});

describe('another body under the same key', () => {
  it.each([
    ['another value', { ...sendgrid, name: 'Other' }],
    ['another secret', { ...sendgrid, credentials: { ...sendgrid.credentials, apiKey: 'SG.b-secret' } }],
    ['a default that is spelled out', { ...sendgrid, active: false }],
  ])('with %s: 422 at the header, and nothing is created', async (what, body) => {
    const { key } = await createWorld();
    await created(key, sendgrid, keyed(what));
    const answer = await create(key, body, keyed(what));
    expect(placesOf(answer)).toEqual(['headers.idempotency-key']);
    expect(answer.headers.get('idempotency-replay')).toBeNull();
    expect(await count(key)).toBe(1);
  });
});

describe('what is kept', () => {
  it('no answer of 400 and above: the key is free for the corrected request', async () => {
    const taken = await created(world.key, { ...sendgrid, identifier: 'taken' });
    placesOf(await create(world.key, { ...sendgrid, channel: 'fax' }, keyed('mend')));
    errorOf(await create(world.key, { ...sendgrid, identifier: taken.identifier }, keyed('mend')), 409);
    const mended = await create(world.key, sendgrid, keyed('mend'));
    expect(mended.status).toBe(201);
    expect(mended.headers.get('idempotency-replay')).toBeNull();
  });

  it('answers for 24 hours, and no part of a secret', async () => {
    const view = await created(world.key, sendgrid, keyed('kept'));
    const where = { environmentId: world.environmentId, key: 'kept' };
    const record = await db().idempotencyRecord.findFirstOrThrow({ where });
    expect(record).toMatchObject({ method: 'POST', path: '/v1/integrations', status: 201 });
    expect(JSON.parse(record.response as string)).toEqual(view);
    expect(record.expiresAt.getTime() - record.createdAt.getTime()).toBe(24 * 60 * 60 * 1000);
    expect(JSON.stringify(record)).not.toContain('SG.');

    await db().idempotencyRecord.updateMany({ where, data: { expiresAt: new Date() } });
    const later = await create(world.key, { ...sendgrid, name: 'Later' }, keyed('kept'));
    expect(later.status).toBe(201);
    expect(later.headers.get('idempotency-replay')).toBeNull();
    expect((later.body as { _id: string })._id).not.toBe(view._id);
  });

  it('a write only together with its answer', async () => {
    const { key, environmentId } = await createWorld();
    // The database itself refuses the record, at the end of the transaction.
    await db().$executeRawUnsafe(
      `ALTER TABLE idempotency_records ADD CONSTRAINT test_refuses CHECK (key <> 'refused')`,
    );
    errorOf(await create(key, sendgrid, keyed('refused')), 500);
    await db().$executeRawUnsafe('ALTER TABLE idempotency_records DROP CONSTRAINT test_refuses');
    expect(await count(key)).toBe(0);
    expect(await db().auditEvent.count({ where: { environmentId, action: 'integration.created' } })).toBe(0);
    // PostgreSQL reports the failure before it releases the key: until then the answer is to retry.
    await vi.waitFor(() => created(key, sendgrid, keyed('refused')));
  });
});

describe('a long answer to a question', () => {
  it('is not kept: keys are free, and asking again changes nothing', async () => {
    const { key } = await createWorld();
    const rule = { on: 'payload', field: 'plan', operator: 'EQUAL', value: 'pro' };
    const conditions = [{ children: Array.from({ length: 190 }, () => rule) }];
    for (let made = 0; made < 3; made++)
      await created(key, { providerId: 'discord', channel: 'chat', active: true, conditions });
    const kept = await db().idempotencyRecord.count();
    const ask = (explain: boolean) =>
      call('/v1/integrations/resolve', {
        method: 'POST',
        key,
        body: { channel: 'chat', explain },
        headers: keyed(explain ? 'long' : 'short'),
      });
    for (let time = 0; time < 2; time++) {
      const long = await ask(true);
      expect([long.status, long.text.length > 64 * 1024]).toEqual([200, true]);
      expect(long.headers.get('idempotency-replay')).toBeNull();
    }
    expect(await db().idempotencyRecord.count()).toBe(kept);
    await ask(false);
    expect((await ask(false)).headers.get('idempotency-replay')).toBe('true');
  });
});

describe('the header', () => {
  it.each([
    ['1 character', 'x', 201],
    ['255 characters', 'x'.repeat(255), 201],
    ['256 characters', 'x'.repeat(256), 400],
    ['no character', '', 400],
    ['characters of Latin-1', '\u00e4\u00ff', 201],
    ['an SQL text', `'; DROP TABLE integrations; --`, 201],
  ])('of %s', async (_, key, status) => {
    const answer = await create(world.key, sendgrid, keyed(key));
    expect(answer.status, answer.text).toBe(status);
    expect(answer.headers.get('idempotency-key')).toBe(status === 201 ? key : null);
    if (status === 400) errorOf(answer, 400);
  });

  it('of 255 bytes of any value comes back over a socket', async () => {
    const server = await serveApi();
    try {
      const headers = {
        authorization: `ApiKey ${world.key}`,
        'content-type': 'application/json',
        'idempotency-key': '\u00fe\u0080'.repeat(127),
      };
      const send = () =>
        server.send('/v1/integrations', { method: 'POST', headers, chunks: [Buffer.from(JSON.stringify(sendgrid))] });
      const [first, second] = [await send(), await send()];
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.headers['idempotency-replay']).toBe('true');
      expect(second.headers['idempotency-key']).toBe(headers['idempotency-key']);
    } finally {
      await server.close();
    }
  });

  it('is accepted and ignored on GET', async () => {
    for (const key of ['x', '', 'x'.repeat(300)]) {
      const answer = await call('/v1/integrations?limit=1', { key: world.key, headers: keyed(key) });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('idempotency-key')).toBeNull();
    }
  });
});
