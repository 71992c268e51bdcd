/**
 * The whole product in one process: database, migrations, first account, HTTP. The build bundles it to dist/server.mjs;
 * `--dev` serves Next's development server instead of the build.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import next from 'next';

import { sweepAttempts } from '../lib/accounts/attempts';
import { createApiListener } from '../lib/api/node-listener';
import { requireKeys } from '../lib/encryption/require-keys';
import { sweepAnswers } from '../lib/idempotency/service';
import { checkWhatIsDue } from '../lib/integrations/check/check-schedule';
import { createKeyList, fileSentence, prepareDataFolder, readOrCreateSecret } from '../lib/server/data-folder';
import { startChangeListener } from '../lib/server/database/change-listener';
import { disconnect } from '../lib/server/database/db';
import { hasCluster } from '../lib/server/database/embedded/cluster';
import { startEmbeddedDatabase } from '../lib/server/database/embedded/embedded-database';
import { applyMigrations } from '../lib/server/database/migrations';
import { prepareUrl } from '../lib/server/database/prepare-url';
import { databaseStartError, isDatabaseError } from '../lib/server/database/start-errors';
import { type Env, parseKeyList, readEnv } from '../lib/server/env';
import { AppError } from '../lib/server/errors';
import { keepHeapSmall } from '../lib/server/heap';
import { prepareDrain } from '../lib/server/http/drain';
import { createEdgeServer, type Listener, routeRequests } from '../lib/server/http/listen';
import { log, loggableError } from '../lib/server/log';
import { KEY_FILE_VARIABLE } from '../lib/server/secrets/process-vault';
import { StartError } from '../lib/server/start-error';
import { createFirstAccount, needsSetup, setupToken } from '../lib/setup/service';

/** The folder of the product's own files: the shipped files, or the checkout in development. */
const root = process.env['SIGNALBOX_ROOT'] ?? process.cwd();
const dev = process.argv.includes('--dev');
/** Running services are stopped in reverse order of their start. */
const closers: (() => Promise<void>)[] = [];

async function prepareDatabase(env: Env): Promise<void> {
  if (env.DATABASE_URL) {
    if (!env.SIGNALBOX_ENCRYPTION_KEYS) {
      throw new StartError(
        'SIGNALBOX_ENCRYPTION_KEYS is missing. With DATABASE_URL the keys must be given, so that every process has the same: k1:$(openssl rand -base64 32)',
      );
    }
  } else {
    const folder = await prepareDataFolder(dataFolder(env));
    if (!env.SIGNALBOX_ENCRYPTION_KEYS) await readKeyFile(folder);
    const starting = startEmbeddedDatabase(folder, { say: console.log, onGone: endWithout });
    // Also if the process is stopped while the database starts.
    closers.push(async () => (await starting).stop());
    process.env['DATABASE_URL'] = (await starting).url;
  }
  process.env['DATABASE_URL'] = await prepareUrl(process.env['DATABASE_URL'] ?? '');
  await applyMigrations(process.env['DATABASE_URL'], path.join(root, 'prisma/migrations'), {
    onWait: () => console.log('Waiting for another process to finish the migrations of the database.'),
  });
  closers.push(disconnect);
  await requireKeys();
  const listener = startChangeListener(process.env['DATABASE_URL'] ?? '');
  closers.push(() => listener.stop());
  await listener.started;
}

/** The folder of the embedded database and its keys. Throws if the next build or update would delete it. */
function dataFolder(env: Env): string {
  const folder = path.resolve(env.SIGNALBOX_DATA_DIR);
  if (!dev && `${folder}${path.sep}`.startsWith(path.join(root, path.sep))) {
    throw new StartError(
      `The data folder ${folder} is inside the program's folder, which an update replaces. Set SIGNALBOX_DATA_DIR to a folder outside it.`,
    );
  }
  return folder;
}

/** Without its database the process can do nothing. Whatever supervises it starts it again. */
function endWithout(reason: string): void {
  console.error(`The embedded PostgreSQL has ended and cannot be started again: ${reason}`);
  void close().then(() => process.exit(1));
}

/** Reads the keys of the data folder, or creates them at the first start. A person may have added one since. */
async function readKeyFile(folder: string): Promise<void> {
  const file = path.join(folder, 'encryption-keys');
  if (!existsSync(file) && (await hasCluster(folder))) {
    throw new StartError(
      `${file} is missing, and the credentials in the database are encrypted with its keys. Restore the file from a backup, or give the keys in SIGNALBOX_ENCRYPTION_KEYS.`,
    );
  }
  if (existsSync(file) && !(await hasCluster(folder)))
    console.log(`There is no database in ${folder}, although it has encryption keys. An empty one is made.`);
  const keys = await readOrCreateSecret(folder, 'encryption-keys', createKeyList);
  if (parseKeyList(keys) === null) {
    throw new StartError(
      `${file} must hold a comma-separated list of id:key, where key is 32 bytes in base64 (openssl rand -base64 32).`,
    );
  }
  process.env['SIGNALBOX_ENCRYPTION_KEYS'] = keys;
  process.env[KEY_FILE_VARIABLE] = file;
}

/** Creates the first account and key from variables, once, without a person. */
async function createInitialAccount(env: Env): Promise<void> {
  const { SIGNALBOX_INIT_EMAIL: email, SIGNALBOX_INIT_PASSWORD: password, SIGNALBOX_INIT_API_KEY: apiKey } = env;
  if (!email && !password && !apiKey) return;
  if (!email || !password)
    throw new StartError('SIGNALBOX_INIT_EMAIL and SIGNALBOX_INIT_PASSWORD must be set together.');
  const name = email.split('@')[0] ?? email;
  await createFirstAccount({ name, email, password, organizationName: 'My organization', apiKey }, new Date(), 'start');
}

/**
 * The shipped files have no next.config.mjs: this passes the build's version of it to Next, as Next's own standalone
 * server does.
 */
async function handOverNextConfig(): Promise<void> {
  const file = path.join(root, '.next/required-server-files.json');
  const { config } = JSON.parse(await readFile(file, 'utf8')) as { config: object };
  process.env['__NEXT_PRIVATE_STANDALONE_CONFIG'] = JSON.stringify(config);
}

/**
 * `/v1` and the health routes go straight to the API, everything else to Next; in development everything goes to Next.
 */
async function createListener(port: number, proxies: number): Promise<Listener> {
  if (!dev) await handOverNextConfig();
  const app = next({ dev, dir: root, port, quiet: true, ...(dev ? { turbopack: true } : {}) });
  await app.prepare();
  closers.push(() => app.close());
  const pages = app.getRequestHandler();
  return routeRequests(pages, dev ? undefined : createApiListener(), proxies);
}

async function serve(env: Env): Promise<number> {
  let listener: Listener = (_request, response) => {
    response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '1' }).end('Starting\n');
  };
  const server = createEdgeServer((request, response) => listener(request, response), env.SIGNALBOX_KEEP_ALIVE);
  const drain = prepareDrain(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, env)));
    server.listen(env.PORT, env.HOST, resolve);
  });
  closers.push(drain);
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : env.PORT;
  process.env['PORT'] = String(port);
  listener = await createListener(port, env.SIGNALBOX_TRUSTED_PROXIES);
  return port;
}

function portError(error: NodeJS.ErrnoException, env: Env): Error {
  if (error.code === 'EADDRINUSE')
    return new StartError(`Port ${env.PORT} is taken. Stop what uses it, or choose another: PORT=3001 npm start`);
  if (error.code === 'EACCES')
    return new StartError(
      `Port ${env.PORT} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start`,
    );
  return new StartError(`Cannot listen on ${env.HOST}:${env.PORT} (${error.code ?? error.message}).`);
}

const SWEEP_EVERY_MS = 60 * 60 * 1000;

/** Removes expired data at startup and every hour. */
function sweepRegularly(): void {
  const sweep = () => {
    const now = new Date();
    Promise.all([sweepAnswers(now), sweepAttempts(now)]).catch((error: unknown) => {
      log.warn({ error: loggableError(error) }, 'expired records could not be removed');
    });
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  closers.push(async () => clearInterval(timer));
}

const LOOK_FOR_DUE_CHECKS_MS = 60_000;

/** Checks stored credentials regularly if the environment enables it; one process of many does the work. */
function checkRegularly(everyMs: number | undefined): void {
  if (everyMs === undefined) return;
  const look = () => {
    checkWhatIsDue(everyMs, () => new Date()).then(
      (count) => count > 0 && log.info({ count }, 'scheduled checks made'),
      (error: unknown) => log.warn({ error: loggableError(error) }, 'scheduled checks could not be made'),
    );
  };
  const timer = setInterval(look, LOOK_FOR_DUE_CHECKS_MS);
  closers.push(async () => clearInterval(timer));
}

let closing: Promise<void> | undefined;

function close(): Promise<void> {
  return (closing ??= (async () => {
    for (const closer of closers.toReversed()) await closer().catch(() => undefined);
  })());
}

/** Takes over from the entry file, which ends the process at once. */
function exitOn(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.on(signal, () => void close().then(() => process.exit(0)));
}

async function main(): Promise<void> {
  keepHeapSmall();
  exitOn('SIGTERM');
  exitOn('SIGINT');
  const env = readEnv(process.env);
  await prepareDatabase(env);
  await createInitialAccount(env);
  const port = await serve(env);
  sweepRegularly();
  checkRegularly(env.SIGNALBOX_CHECK_EVERY);
  const base = env.SIGNALBOX_URL?.replace(/\/$/, '') ?? `http://localhost:${port}`;
  const link = (await needsSetup()) ? `${base}/setup?token=${await setupToken()}` : base;
  console.log(`Signalbox is ready: ${link}`);
}

await main().catch(async (error: unknown) => {
  // What fails because the process is being stopped is no failure.
  if (closing) return closing;
  console.error(sentenceOf(error));
  await close();
  process.exit(1);
});

/** One line that names the cause and the remedy, for every failure that is known. */
function sentenceOf(error: unknown): unknown {
  if (error instanceof StartError || error instanceof AppError) return error.message;
  if (isDatabaseError(error)) return databaseStartError(error, process.env['DATABASE_URL'] ?? '').message;
  return fileSentence(error) ?? error;
}
