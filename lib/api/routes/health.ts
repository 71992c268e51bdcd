import 'server-only';

import path from 'node:path';

import { Hono } from 'hono';

import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import type { ApiEnv } from '@/lib/api/types';
import { isHearing } from '@/lib/server/database/changes';
import { readMigrations } from '@/lib/server/database/migrations';
import { isDatabaseReady } from '@/lib/server/database/transaction';

/** The names of the migrations that this build came with, read once; none where the folder is not beside the server. */
let migrations: Promise<readonly string[]> | undefined;

function ownMigrations(): Promise<readonly string[]> {
  const folder = path.join(process.env['SIGNALBOX_ROOT'] ?? process.cwd(), 'prisma/migrations');
  return (migrations ??= readMigrations(folder).then(
    (found) => found.map(({ name }) => name),
    () => [],
  ));
}

/**
 * `/healthz`: the process answers. `/readyz`: its database does too, and is migrated. `listening` says whether this
 * process hears of what others change; while it does not, it is as right, and asks the database at each request.
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
