import 'server-only';

import type { Socket } from 'node:net';

import pg from 'pg';

import { isSilent, onSilence, silenceError } from './silence';

/**
 * A pool that fails at once while the database is silent. Without it, every request would wait for the connection of a
 * paused database until the operating system gives up, many minutes later.
 */
export class WatchedPool extends pg.Pool {
  readonly #open = new Set<pg.PoolClient>();

  constructor(config: pg.PoolConfig) {
    super(config);
    // Without a listener, a broken idle connection would end the process.
    this.on('error', () => undefined);
    this.on('connect', (client) => this.#open.add(client));
    this.on('remove', (client) => this.#open.delete(client));
    onSilence(() => {
      for (const client of this.#open) socketOf(client)?.destroy(silenceError());
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    if (!isSilent()) return callback ? super.connect(callback) : super.connect();
    if (!callback) return Promise.reject(silenceError());
    queueMicrotask(() => callback(silenceError(), undefined, () => undefined));
  }
}

/** The connection's socket, which pg's types leave out. */
function socketOf(client: pg.PoolClient): Socket | undefined {
  return (client as unknown as { connection?: { stream?: Socket } }).connection?.stream;
}
