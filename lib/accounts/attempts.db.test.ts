import { beforeAll, expect, it } from 'vitest';

import { AppError } from '@/lib/server/errors';

import { countSignIn, forgetSignIns } from './attempts';

const NOW = new Date('2026-11-23T12:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

beforeAll(() => {
  process.env['SIGNALBOX_RATE_LIMIT'] = '100';
});

async function outcome(email: string, address: string, now = NOW): Promise<'counted' | AppError> {
  try {
    await countSignIn({ email, address }, now);
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

it('forgets the failures of a person who then signed in', async () => {
  for (let index = 0; index < 5; index++) await outcome('eve@example.com', '10.1.1.3');
  await forgetSignIns({ email: 'eve@example.com', address: '10.1.1.3' });
  expect(await outcome('eve@example.com', '10.1.1.3')).toBe('counted');
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
