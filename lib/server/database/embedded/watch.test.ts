import { EventEmitter } from 'node:events';

import type pg from 'pg';
import { expect, it, vi } from 'vitest';

import { keepRunning } from './watch';

vi.hoisted(() => {
  process.env['SIGNALBOX_LOG_LEVEL'] = 'silent';
});

const connection = () => Object.assign(new EventEmitter(), { end: async () => undefined }) as unknown as pg.Client;

it('a server that ends is started again; after five failed tries within a minute the process is told to end', async () => {
  const [first, second] = [connection(), connection()];
  const answers: (() => Promise<pg.Client>)[] = [
    async () => second,
    ...Array.from({ length: 9 }, () => async () => Promise.reject(new Error('the disk is full'))),
  ];
  let tries = 0;
  const gone = new Promise<string>((resolve) => {
    keepRunning({
      owner: first,
      start: async () => (await answers[tries++]?.()) ?? connection(),
      onGone: resolve,
      firstPauseMs: 0,
    });
  });
  first.emit('end');
  await new Promise((resolve) => setImmediate(resolve));
  expect(tries).toBe(1);
  second.emit('end');
  expect(await gone).toBe('the disk is full');
  expect(tries).toBe(5);
});

it('a server that ends because it is stopped stays down', async () => {
  const owner = connection();
  let tries = 0;
  const { stop } = keepRunning({ owner, start: async () => ((tries += 1), connection()), onGone: () => undefined });
  await stop();
  owner.emit('end');
  await new Promise((resolve) => setImmediate(resolve));
  expect(tries).toBe(0);
});
