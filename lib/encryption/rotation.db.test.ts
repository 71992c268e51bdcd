import { randomBytes } from 'node:crypto';

import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, inject, it } from 'vitest';

import { encryptCredentials } from '@/lib/integrations/credentials';
import { deleteIntegration } from '@/lib/integrations/write/remove';
import { findProvider } from '@/lib/providers';
import { withAdvisoryLock } from '@/lib/server/database/advisory-lock';
import { db } from '@/lib/server/database/db';
import { instanceSecret } from '@/lib/server/secrets/instance-secret';
import { createVault, keyIdOf, type Vault } from '@/lib/server/secrets/vault';

import { call } from '../../tests/api-client';
import { failureOf } from '../../tests/failure';
import { createWorld, ownerContext, type World } from '../../tests/world';
import { listEnvelopes, replaceEnvelope } from './repository';
import { cancelRotation, continueRotation, startRotation } from './rotation';
import { placeOfEnvelope, readEncryptionStatus } from './service';
import { ENVELOPE_KINDS, type RotationProgress, type StoredEnvelope } from './types';

const NEW_KEY = `new:${randomBytes(32).toString('base64')}`;

/** The key that the test world starts with; vaults come and go as a key is replaced. */
const oldKeys = () => inject('encryptionKeys');
const both = () => createVault(`${NEW_KEY},${oldKeys()}`);
const newOnly = () => createVault(NEW_KEY);
const oldOnly = () => createVault(oldKeys());

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await instanceSecret('test');
});

async function everyEnvelope(): Promise<StoredEnvelope[]> {
  const pages = await Promise.all(ENVELOPE_KINDS.map((kind) => listEnvelopes({ kind, after: undefined }, 10_000)));
  return pages.flat();
}

const openAll = async (vault: Vault) =>
  new Map((await everyEnvelope()).map((each) => [each.id, vault.open(each.envelope, placeOfEnvelope(each))]));

/** Inserts rows as creation does, all at once. */
async function makeIntegrations(count: number): Promise<string[]> {
  const { organizationId, environmentId } = world;
  const fields = findProvider('mattermost')?.fields ?? [];
  const rows = Array.from({ length: count }, (_, index) => {
    const place = { organizationId, environmentId, id: uuidv7() };
    return {
      ...place,
      name: `Incidents ${index}`,
      identifier: `incidents-${place.id}`,
      providerId: 'mattermost',
      channel: 'chat' as const,
      ...encryptCredentials({ webhookUrl: `https://a.example/${index}` }, fields, place),
      updatedAt: new Date(),
    };
  });
  await db().integration.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

/** Puts everything under the old key again. */
async function underOldKey(): Promise<void> {
  const vault = createVault(`${oldKeys()},${NEW_KEY}`);
  for (const each of await everyEnvelope()) {
    const renewed = vault.rewrap(each.envelope, placeOfEnvelope(each));
    if (renewed !== null) await replaceEnvelope(each, renewed);
  }
}

async function finish(progress: RotationProgress, vault: Vault): Promise<RotationProgress> {
  let reached = progress;
  while (reached.state !== 'finished') reached = await continueRotation(ownerContext(world), reached.token, vault);
  return reached;
}

const runs = async () =>
  (
    await db().auditEvent.findMany({
      where: { organizationId: world.organizationId, action: { startsWith: 'encryption.' } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
  ).map(({ action, details }) => ({ action, details }));

describe('re-encryption', () => {
  it('leaves everything readable without the old key, changes no ETag, and logs what it did', async () => {
    const ids = await makeIntegrations(120);
    await deleteIntegration(ownerContext(world), ids[0] ?? '');
    const [texts, rows] = [await openAll(oldOnly()), await db().integration.findMany({ orderBy: { id: 'asc' } })];
    const before = await readEncryptionStatus(ownerContext(world), both());
    expect(before).toMatchObject({ currentKey: 'new', outdated: texts.size, unopened: 0, envelopes: texts.size });
    expect(before.keys).toMatchObject([
      { id: 'new', state: 'current', integrations: 0 },
      { id: 'test', state: 'known', integrations: 119, deletedIntegrations: 1, environments: 2, instanceSecrets: 1 },
    ]);

    const started = await startRotation(ownerContext(world), both());
    expect(started).toMatchObject({ state: 'running', total: texts.size, done: 0 });
    const first = await continueRotation(ownerContext(world), started.token, both());
    expect(first).toMatchObject({ state: 'running', done: 100, rotated: 100 });
    const last = await finish(first, both());
    expect(last).toMatchObject({ done: texts.size, rotated: texts.size, changed: 0, unopened: 0 });

    expect(await openAll(newOnly())).toEqual(texts);
    const strip = (list: typeof rows) => list.map((row) => ({ ...row, encryptedSecrets: undefined }));
    expect(strip(await db().integration.findMany({ orderBy: { id: 'asc' } }))).toEqual(strip(rows));
    expect(await runs()).toEqual([
      {
        action: 'encryption.rotation_finished',
        details: { name: 'new', envelopes: texts.size, rotated: texts.size, changed: 0, unopened: 0 },
      },
      { action: 'encryption.rotation_started', details: { name: 'new', envelopes: texts.size } },
    ]);
    const after = await readEncryptionStatus(ownerContext(world), newOnly());
    expect(after).toMatchObject({ outdated: 0, unopened: 0 });
    expect((await startRotation(ownerContext(world), both())).state).toBe('finished');
    await underOldKey();
  });

  it('leaves nothing of the old key in any column of the database', async () => {
    await finish(await startRotation(ownerContext(world), both()), both());
    const columns = await db().$queryRaw<{ table: string; column: string }[]>`
      SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb')`;
    for (const { table, column } of columns) {
      const found = await db().$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${table}" WHERE position('v1.test.' IN "${column}"::text) > 0 LIMIT 1`,
      );
      expect(found, `${table}.${column}`).toEqual([]);
    }
    await underOldKey();
  });

  it('does not overwrite what somebody saves between its read and its write', async () => {
    const [id = ''] = await makeIntegrations(1);
    const read = (await everyEnvelope()).find((each) => each.id === id);
    if (!read) throw new Error('no such envelope');
    const changed = await call(`/v1/integrations/${id}`, {
      method: 'PUT',
      key: world.key,
      body: { credentials: { webhookUrl: 'https://b.example/meanwhile' } },
    });
    expect(changed.status).toBe(200);
    expect(await replaceEnvelope(read, both().rewrap(read.envelope, placeOfEnvelope(read)) ?? '')).toBe(false);
    expect((await openAll(oldOnly())).get(id)).toContain('https://b.example/meanwhile');
  });

  it('loses nothing to concurrent updates, whichever comes first', async () => {
    const ids = await makeIntegrations(12);
    const started = await startRotation(ownerContext(world), both());
    const updates = ids.map((id, index) =>
      call(`/v1/integrations/${id}`, {
        method: 'PUT',
        key: world.key,
        body: { credentials: { webhookUrl: `https://c.example/${index}` } },
      }),
    );
    const [, ...answers] = await Promise.all([finish(started, both()), ...updates]);
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    const texts = await openAll(both());
    for (const [index, id] of ids.entries()) expect(texts.get(id)).toContain(`https://c.example/${index}`);
    await underOldKey();
  });

  it('resumes where it was canceled, and processes nothing twice', async () => {
    await makeIntegrations(Math.max(0, 110 - (await everyEnvelope()).length));
    const total = (await everyEnvelope()).length;
    const started = await startRotation(ownerContext(world), both());
    const first = await continueRotation(ownerContext(world), started.token, both());
    await cancelRotation(ownerContext(world), first.token, both());
    expect((await runs())[0]).toMatchObject({ action: 'encryption.rotation_cancelled', details: { rotated: 100 } });
    const done = (await everyEnvelope()).filter(({ envelope }) => keyIdOf(envelope) === 'new');
    expect(done).toHaveLength(100);

    const again = await startRotation(ownerContext(world), both());
    expect(again.total).toBe(total - 100);
    expect(await finish(again, both())).toMatchObject({ rotated: total - 100 });
    const now = new Map((await everyEnvelope()).map((each) => [each.id, each.envelope]));
    for (const each of done) expect(now.get(each.id)).toBe(each.envelope);
    await underOldKey();
  });

  it('counts what it cannot decrypt, and leaves it unchanged', async () => {
    const [id = ''] = await makeIntegrations(1);
    const lost = createVault(`gone:${randomBytes(32).toString('base64')}`).seal('{}', 'elsewhere');
    await db().integration.update({ where: { id }, data: { encryptedSecrets: lost, name: 'Locked away' } });
    const status = await readEncryptionStatus(ownerContext(world), both());
    expect(status).toMatchObject({ unopened: 1, unopenedExamples: [{ id, name: 'Locked away', isDeleted: false }] });
    expect(status.keys.at(-1)).toMatchObject({ id: 'gone', state: 'missing', integrations: 1, unopened: 1 });
    const total = (await everyEnvelope()).length;
    const last = await finish(await startRotation(ownerContext(world), both()), both());
    expect(last).toMatchObject({ total, done: total, rotated: total - 1, unopened: 1 });
    expect((await db().integration.findUniqueOrThrow({ where: { id } })).encryptedSecrets).toBe(lost);
    await db().integration.delete({ where: { id } });
    await underOldKey();
  });

  it('processes each envelope once when two run at the same time', async () => {
    const total = (await everyEnvelope()).length;
    const [one, other] = await Promise.all([
      startRotation(ownerContext(world), both()),
      startRotation(ownerContext(world), both()),
    ]);
    const [a, b] = await Promise.all([finish(one, both()), finish(other, both())]);
    expect([a.done, b.done]).toEqual([total, total]);
    expect([a.rotated + b.rotated, a.changed + b.changed]).toEqual([total, 0]);
    await underOldKey();
  });

  it('waits while another process runs a step', async () => {
    const started = await startRotation(ownerContext(world), both());
    const waiting = await withAdvisoryLock('encryption-rotation', () =>
      continueRotation(ownerContext(world), started.token, both()),
    );
    expect(waiting).toMatchObject({ state: 'waiting', done: 0, rotated: 0 });
  });

  it('needs the permission, and accepts only its own tokens', async () => {
    const started = await startRotation(ownerContext(world), both());
    const reader = {
      ...ownerContext(world),
      permissions: new Set(['integrations:read', 'integrations:write'] as const),
    };
    for (const attempt of [
      () => readEncryptionStatus(reader, both()),
      () => startRotation(reader, both()),
      () => continueRotation(reader, started.token, both()),
      () => cancelRotation(reader, started.token, both()),
    ])
      expect(await failureOf(attempt())).toMatchObject({ code: 'forbidden' });
    const strangers = ownerContext(await createWorld());
    for (const token of [undefined, null, 7, '', 'v1.new.x.y', `${started.token}A`, both().seal('{}', 'elsewhere')])
      expect(await failureOf(continueRotation(ownerContext(world), token, both()))).toMatchObject({
        code: 'validation_failed',
      });
    expect(await failureOf(continueRotation(strangers, started.token, both()))).toMatchObject({
      code: 'validation_failed',
    });
    const third = createVault(`third:${randomBytes(32).toString('base64')},${NEW_KEY},${oldKeys()}`);
    expect(await failureOf(continueRotation(ownerContext(world), started.token, third))).toMatchObject({
      code: 'conflict',
    });
  });
});
