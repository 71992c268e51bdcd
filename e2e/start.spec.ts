import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@playwright/test';

import { ACCOUNT } from './account';
import { startServer, temporaryFolder } from './server';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a start that is expected to end by itself. */
function failedStart(env: Record<string, string>): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/launch.mjs'], {
      cwd: root,
      env: { ...process.env, PORT: '0', ...env },
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('exit', (code) => resolve({ code, printed: printed.trim() }));
  });
}

function listen(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '0.0.0.0', () => {
      const address = server.address();
      resolve({ server, port: address && typeof address === 'object' ? address.port : 0 });
    });
  });
}

const auth = { Authorization: `ApiKey ${ACCOUNT.apiKey}` };

test('a start that cannot go on says why in one line and ends with 1', async () => {
  const folder = await temporaryFolder();
  const taken = await listen();
  const secret = 'not-a-key-but-secret';
  const cases: { env: Record<string, string>; says: RegExp }[] = [
    { env: { PORT: 'eighty' }, says: /^Bad configuration: PORT .*\.$/ },
    { env: { SIGNALBOX_ENCRYPTION_KEYS: secret }, says: /^Bad configuration: SIGNALBOX_ENCRYPTION_KEYS .*\.$/ },
    { env: { SIGNALBOX_INIT_API_KEY: 'short' }, says: /^Bad configuration: SIGNALBOX_INIT_API_KEY .*\.$/ },
    {
      env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
      says: /^SIGNALBOX_ENCRYPTION_KEYS is missing\..*$/,
    },
    {
      env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', SIGNALBOX_ENCRYPTION_KEYS: `k1:${'A'.repeat(43)}=` },
      says: /^The database 127\.0\.0\.1:1\/none cannot be reached: .*$/,
    },
    { env: { PORT: String(taken.port), SIGNALBOX_DATA_DIR: folder }, says: /^Port \d+ is taken\..*$/ },
  ];
  for (const { env, says } of cases) {
    const { code, printed } = await failedStart({ SIGNALBOX_DATA_DIR: folder, ...env });
    expect(printed).toMatch(says);
    expect(printed.split('\n')).toHaveLength(1);
    expect(printed).not.toContain(secret);
    expect(code).toBe(1);
  }
  taken.server.close();
  await rm(folder, { recursive: true, force: true });
});

test('a second start on the same data folder is refused; SIGTERM and SIGINT end the first cleanly, and nothing is lost', async () => {
  const dataFolder = await temporaryFolder();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await startServer({ dataFolder });
    const name = `before ${signal}`;
    const created = await fetch(`${server.url}/v1/integrations`, {
      method: 'POST',
      headers: { ...auth, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, providerId: 'sendgrid', channel: 'email' }),
    });
    expect(created.status).toBe(201);
    const second = await failedStart({ SIGNALBOX_DATA_DIR: dataFolder });
    expect(second.printed).toMatch(/^Signalbox is already running on the data folder .*$/);
    expect(second.code).toBe(1);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const exited = new Promise((resolve) => server.process.once('exit', (code) => resolve(code)));
    server.process.kill(signal);
    expect(await exited).toBe(0);
    expect(await postgresRuns(dataFolder)).toBe(false);
  }
  const again = await startServer({ dataFolder });
  const list = (await (await fetch(`${again.url}/v1/integrations`, { headers: auth })).json()) as { name: string }[];
  expect(list.map(({ name }) => name)).toEqual(['before SIGINT', 'before SIGTERM']);
  await again.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

test('after a kill -9 in a storm of keyed creates: one row per key, nothing lost, the same answers', async () => {
  const dataFolder = await temporaryFolder();
  const keys: string[] = [];
  const acknowledged = new Map<string, string>();
  const start = () => startServer({ dataFolder, env: { SIGNALBOX_RATE_LIMIT: '0' } });
  const create = (url: string, key: string) =>
    fetch(`${url}/v1/integrations`, {
      method: 'POST',
      headers: { ...auth, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ name: key, providerId: 'sendgrid', channel: 'email' }),
    });

  for (const answersUntilKill of [1, 11]) {
    const server = await start();
    const exited = new Promise((resolve) => server.process.once('exit', resolve));
    let answers = 0;
    const askUntilNobodyAnswers = async () => {
      for (;;) {
        const key = `storm-${keys.length}`;
        keys.push(key);
        const answer = await create(server.url, key);
        const text = await answer.text();
        if (answer.status === 201) acknowledged.set(key, text);
        if (++answers === answersUntilKill) server.process.kill('SIGKILL');
      }
    };
    // However many are answered before the signal comes, each of these was then on its way.
    const ends = await Promise.allSettled(Array.from({ length: 20 }, askUntilNobodyAnswers));
    await exited;
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    expect(acknowledged.size).toBeGreaterThanOrEqual(answersUntilKill);
  }

  const server = await start();
  const replies = new Map<string, string>();
  await expect(async () => {
    for (const key of keys.filter((one) => !replies.has(one))) {
      const answer = await create(server.url, key);
      // 409: PostgreSQL has not noticed yet that who asked before is gone.
      expect(answer.status).toBe(201);
      replies.set(key, await answer.text());
    }
  }).toPass();
  for (const [key, text] of acknowledged) expect(replies.get(key)).toBe(text);
  const list = (await (await fetch(`${server.url}/v1/integrations`, { headers: auth })).json()) as { name: string }[];
  expect(list.map(({ name }) => name).toSorted()).toEqual(keys.toSorted());
  await server.stop();
  expect(await postgresRuns(dataFolder)).toBe(false);
  await rm(dataFolder, { recursive: true, force: true });
});

/** Whether a PostgreSQL of this data folder is alive, by the process id in its postmaster.pid. */
async function postgresRuns(dataFolder: string): Promise<boolean> {
  const text = await readFile(`${dataFolder}/postgres/postmaster.pid`, 'utf8').catch(() => null);
  const pid = Number(text?.split('\n')[0]);
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
