import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { ACCOUNT } from './account';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface TestServer {
  readonly url: string;
  /** The whole line that the start printed when it was ready. */
  readonly readyLine: string;
  readonly dataFolder: string;
  readonly process: ChildProcess;
  /** Everything that was printed so far. */
  output(): string;
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  /** Left out: a new folder, removed at the end. */
  readonly dataFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** False: nobody has an account yet. */
  readonly withAccount?: boolean;
  /** A copy of `dist` to start by itself and, when this is root, as an ordinary user. Left out: `npm start`. */
  readonly shipped?: string;
}

/** "nobody" of most systems: it owns no file. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** Starts the built product as `npm start` does, on a free port, and waits for its line. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataFolder = options.dataFolder ?? (await temporaryFolder());
  const account = {
    SIGNALBOX_INIT_EMAIL: ACCOUNT.email,
    SIGNALBOX_INIT_PASSWORD: ACCOUNT.password,
    SIGNALBOX_INIT_API_KEY: ACCOUNT.apiKey,
  };
  const user = options.shipped && process.getuid?.() === 0 ? NOBODY : null;
  if (user) await chown(dataFolder, user.uid, user.gid);
  const child = spawn(process.execPath, [options.shipped ? 'start.mjs' : 'scripts/launch.mjs'], {
    cwd: options.shipped ?? root,
    ...user,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      SIGNALBOX_DATA_DIR: dataFolder,
      ...(options.withAccount === false ? {} : account),
      ...options.env,
    },
  });
  const output = collect(child);
  const readyLine = await ready(child, output);
  const url = new URL(readyLine.slice(readyLine.indexOf('http')));
  return {
    url: url.origin,
    readyLine,
    dataFolder,
    process: child,
    output,
    stop: async () => {
      await end(child);
      if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A folder that the unprivileged user of PostgreSQL can enter. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'signalbox-e2e-'));
  await chmod(folder, 0o755);
  return folder;
}

function collect(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => chunks.push(chunk));
  }
  return () => chunks.join('');
}

function ready(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const line = /^Signalbox is ready: .*$/m.exec(output())?.[0];
      if (line) resolve(line);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output()}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}
