import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { call } from '@/tests/api-client';
import { createWorld, type World } from '@/tests/world';

import { type ChangeListener, startChangeListener } from './change-listener';
import { disconnect } from './db';

/** Between the product and the database: frozen, it takes connections and passes nothing on, as a paused machine. */
let isFrozen = false;
const sockets = new Set<Socket>();
let proxy: Server;
let listener: ChangeListener;
let world: World;
let direct: string;

beforeAll(async () => {
  world = await createWorld();
  direct = process.env['DATABASE_URL'] ?? '';
  const { hostname, port } = new URL(direct);
  proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => isFrozen || to.write(data));
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = new URL(direct);
  url.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  await disconnect();
  process.env['DATABASE_URL'] = url.href;
  listener = startChangeListener(url.href);
  await listener.started;
});

afterAll(async () => {
  await listener.stop();
  await disconnect();
  for (const socket of sockets) socket.destroy();
  proxy.close();
  process.env['DATABASE_URL'] = direct;
});

it('a database that hangs is a 503, at once after it was noticed; when it answers again, all is as before', async () => {
  const list = () => call('/v1/integrations', { key: world.key });
  expect((await list()).status).toBe(200);
  isFrozen = true;
  // It is being waited for when the database falls silent.
  expect((await list()).status).toBe(503);
  expect((await call('/readyz')).status).toBe(503);
  expect((await call('/healthz')).status).toBe(200);
  expect((await list()).status).toBe(503);
  isFrozen = false;
  // What was sent meanwhile is lost, as with a network that comes back.
  for (const socket of sockets) socket.destroy();
  await vi.waitFor(async () => expect((await list()).status).toBe(200), { timeout: 20_000, interval: 100 });
});
