import { beforeAll, expect, it } from 'vitest';

import { db } from '@/lib/server/database/db';
import { AppError } from '@/lib/server/errors';
import { createWorld, signInAs } from '@/tests/world';

import { countSignIn, keepSignIn } from './attempts';

const NOW = new Date('2026-11-23T12:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

beforeAll(() => {
  process.env['SIGNALBOX_RATE_LIMIT'] = '100';
});

async function outcome(email: string, address: string, now = NOW, device?: string): Promise<'counted' | AppError> {
  try {
    await countSignIn({ email, address, device }, now);
    return 'counted';
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

it('allows a person five tries in fifteen minutes, even when all arrive at once', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => outcome('ada@example.com', '10.1.1.1')));
  expect(answers.filter((answer) => answer === 'counted')).toHaveLength(5);
  const refused = await outcome('ADA@example.com ', '10.1.1.1', later(14));
  expect(refused).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 60 });
  expect(await outcome('ada@example.com', '10.1.1.2')).toBe('counted');
  expect(await outcome('bob@example.com', '10.1.1.1')).toBe('counted');
  expect(await outcome('ada@example.com', '10.1.1.1', later(16))).toBe('counted');
});

it('counts failures only: a person may sign in any number of times, and an office too', async () => {
  for (let index = 0; index < 60; index++) {
    const email = index < 30 ? 'eve@example.com' : `e${index}@example.com`;
    expect(await outcome(email, '10.1.1.3')).toBe('counted');
    await keepSignIn({ email, address: '10.1.1.3' }, NOW);
  }
  for (let index = 0; index < 4; index++) await outcome('eve@example.com', '10.1.1.3');
  await keepSignIn({ email: 'eve@example.com', address: '10.1.1.3' }, NOW);
  expect(await outcome('eve@example.com', '10.1.1.3')).toBe('counted');
});

it('never locks a person out of an address or a browser where they signed in before, whatever others do', async () => {
  const email = 'owner@example.com';
  const { device } = await keepSignIn({ email, address: '10.5.5.5' }, NOW);
  for (let index = 0; index < 60; index++) await outcome(email, `10.6.6.${index}`);
  expect(await outcome(email, '10.7.7.7')).toBeInstanceOf(AppError);
  expect(await outcome(email, '10.5.5.5')).toBe('counted');
  expect(await outcome(email, '10.7.7.7', NOW, device)).toBe('counted');
  // The token of one person is worth nothing to another, and is not made by hand.
  for (let index = 0; index < 60; index++) await outcome('other@example.com', `10.8.8.${index}`);
  for (const token of [device, `${NOW.getTime() + 1e9}.x`, '.', ''])
    expect(await outcome('other@example.com', '10.7.7.8', NOW, token)).toBeInstanceOf(AppError);
});

it('takes a network of IPv6 for one address', async () => {
  const answers = [];
  for (let index = 0; index < 8; index++) answers.push(await outcome('six@example.com', `2001:db8:1:2::${index}`));
  expect(answers.filter((answer) => answer === 'counted')).toHaveLength(5);
  expect(await outcome('six@example.com', '2001:db8:1:3::1')).toBe('counted');
  expect(await outcome('six@example.com', '::ffff:10.9.9.9')).toBe('counted');
});

it('writes nothing for an attempt that it refuses', async () => {
  for (let index = 0; index < 6; index++) await outcome('row@example.com', '10.10.1.1');
  const before = await db().attempt.findMany({ orderBy: { key: 'asc' } });
  expect(await outcome('row@example.com', '10.10.1.1')).toBeInstanceOf(AppError);
  expect(await db().attempt.findMany({ orderBy: { key: 'asc' } })).toEqual(before);
});

it('tells the organization of an account that is held up, once', async () => {
  const world = await createWorld();
  const { userId } = await signInAs('editor', world);
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  for (let index = 0; index < 9; index++) await outcome(email, '10.11.1.1');
  const events = await db().auditEvent.findMany({ where: { action: 'member.sign_in_held_up', targetId: userId } });
  expect(events).toMatchObject([
    { organizationId: world.organizationId, details: { address: '10.11.1.1', everywhere: false } },
  ]);
});

it('stops one address that tries many people, and many addresses that try one person', async () => {
  const place = await Promise.all(
    Array.from({ length: 60 }, (_, index) => outcome(`p${index}@example.com`, '10.2.2.2')),
  );
  expect(place.filter((answer) => answer === 'counted')).toHaveLength(50);
  const person = await Promise.all(
    Array.from({ length: 60 }, (_, index) => outcome('target@example.com', `10.3.3.${index}`)),
  );
  expect(person.filter((answer) => answer === 'counted')).toHaveLength(50);
});

it('has no limit when the operator turned all limits off', async () => {
  process.env['SIGNALBOX_RATE_LIMIT'] = '0';
  const answers = await Promise.all(Array.from({ length: 12 }, () => outcome('zoe@example.com', '10.4.4.4')));
  expect(answers.every((answer) => answer === 'counted')).toBe(true);
});
