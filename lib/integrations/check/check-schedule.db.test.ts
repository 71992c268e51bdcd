import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import type { IntegrationView } from '@/lib/integrations/types';
import { withAdvisoryLock } from '@/lib/server/database/advisory-lock';
import { db } from '@/lib/server/database/db';
import { call, created } from '@/tests/api-client';
import { leadOutboundTo } from '@/tests/outbound';
import { type StandIn, startStandIn } from '@/tests/stand-in';
import { createWorld, type World } from '@/tests/world';

import { checkWhatIsDue } from './check-schedule';

const HOUR_MS = 3_600_000;
const START = new Date('2026-11-23T12:00:00Z');
const hours = (count: number) => new Date(START.getTime() + count * HOUR_MS);
/** Checks whatever is due at a time, with six hours between checks. */
const checkAt = (time: Date) => checkWhatIsDue(6 * HOUR_MS, () => time);

let world: World;
let standIn: StandIn;
const ok = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"scopes":["mail.send"]}' };

beforeAll(async () => {
  [world, standIn] = await Promise.all([createWorld(), startStandIn()]);
  leadOutboundTo(standIn.outbound);
});
afterAll(() => standIn.close());

beforeEach(async () => {
  await db().integration.deleteMany();
  standIn.play(() => ok);
});

const sendgrid = {
  providerId: 'sendgrid',
  channel: 'email',
  active: true,
  credentials: { apiKey: 'SG.scheduled', from: 'a@example.com', senderName: 'A' },
};
const read = async ({ _id }: IntegrationView) =>
  (await call(`/v1/integrations/${_id}`, { key: world.key })).body as IntegrationView;

it('checks integrations without a check, and again when the period is over, but not before', async () => {
  const view = await created(world.key, sendgrid);
  expect(await checkAt(hours(0))).toBe(1);
  const after = await read(view);
  expect(after).toEqual({ ...view, lastCheck: expect.objectContaining({ cause: 'valid', at: START.toISOString() }) });
  expect(await checkAt(hours(5.99))).toBe(0);
  expect(await checkAt(hours(6))).toBe(1);
  const history = await db().integrationCheck.findMany({ where: { integrationId: view._id } });
  expect(history.map(({ actorType }) => actorType)).toEqual(['system', 'system']);
});

it('checks only active integrations, of every environment, and none whose provider has no check', async () => {
  await created(world.key, { ...sendgrid, active: false });
  const deleted = await created(world.key, sendgrid);
  await call(`/v1/integrations/${deleted._id}`, { method: 'DELETE', key: world.key });
  await created(world.key, { providerId: 'novu-email', channel: 'email', active: true });
  await created(world.otherKey, sendgrid);
  expect(await checkAt(hours(0))).toBe(1);
  expect(standIn.received).toHaveLength(1);
});

it('runs ten at the same time, never more, and finishes all', async () => {
  await Promise.all(Array.from({ length: 25 }, () => created(world.key, sendgrid)));
  let [asked, mostAtOnce] = [0, 0];
  let release = () => {};
  const tenth = new Promise<void>((resolve) => (release = resolve));
  standIn.play(async () => {
    asked += 1;
    mostAtOnce = Math.max(mostAtOnce, asked);
    if (asked === 10) release();
    await tenth;
    asked -= 1;
    return ok;
  });
  expect(await checkAt(hours(0))).toBe(25);
  expect(mostAtOnce).toBe(10);
});

it('runs in only one process of many', async () => {
  await created(world.key, sendgrid);
  const whileHeld = await withAdvisoryLock('check-schedule', () => checkAt(hours(0)));
  expect(whileHeld).toBe(0);
  const both = await Promise.all([checkAt(hours(0)), checkAt(hours(0))]);
  expect(both.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(standIn.received).toHaveLength(1);
});

it('continues after an integration that cannot be decrypted', async () => {
  const broken = await created(world.key, sendgrid);
  await created(world.key, sendgrid);
  await db().integration.update({ where: { id: broken._id }, data: { encryptedSecrets: 'not an envelope' } });
  expect(await checkAt(hours(0))).toBe(1);
});
