import 'server-only';

import path from 'node:path';

import { Hono } from 'hono';

import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import type { ApiEnv } from '@/lib/api/types';
import { isHearing } from '@/lib/server/database/changes';
import { readMigrations } from '@/lib/server/database/migrations';
import { isDatabaseReady } from '@/lib/server/database/transaction';

/** The names of this build's migrations, read once; empty if the server has no such folder. */
let migrations: Promise<readonly string[]> | undefined;

function ownMigrations(): Promise<readonly string[]> {
  const folder = path.join(process.env['SIGNALBOX_ROOT'] ?? process.cwd(), 'prisma/migrations');
  return (migrations ??= readMigrations(folder).then(
    (found) => found.map(({ name }) => name),
    () => [],
  ));
}

/**
 * `/healthz`: the process answers. `/readyz`: its database also answers and is migrated. `listening` says whether this
 * process receives the changes of others; while it does not, answers stay correct, but every request reads the
 * database.
 */
export const health = new Hono<ApiEnv>();

health.get('/healthz', (c) => c.json({ status: 'ok' }));

health.get('/readyz', async (c) => {
  const ready = await isDatabaseReady(await ownMigrations());
  const body = { status: ready ? 'ready' : 'unavailable', database: ready, listening: isHearing() };
  return c.json(body, ready ? 200 : 503);
});

health.all('/healthz', methodNotAllowed('GET, HEAD'));
health.all('/readyz', methodNotAllowed('GET, HEAD'));
