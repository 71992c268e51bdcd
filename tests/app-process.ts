import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

import { build } from 'esbuild';

import type { Answer, Call } from './api-client';
import type { Send } from './storm';

/** One process of the product's API, on the database of the test that starts it. */
export interface AppProcess {
  /** Like `call` of tests/api-client.ts, over a socket. Rejects if the process ends before it answers. */
  readonly send: Send;
  /** Everything that it has written so far: its log. */
  output(): string;
  /** Ends it with kill -9, as in a power failure. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Next to the packages, which the bundle resolves from its own location. */
const FILE = path.resolve(`node_modules/.cache/signalbox-test/serve-${process.pid}.mjs`);

let bundled: Promise<unknown> | undefined;

const bundleOnce = () =>
  (bundled ??= build({
    entryPoints: ['tests/serve.ts'],
    outfile: FILE,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: 'tsconfig.node.json',
    logLevel: 'warning',
  }));

/** Starts a process and waits until it listens. */
export async function startApp(): Promise<AppProcess> {
  await bundleOnce();
  const child = spawn(process.execPath, [FILE], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SIGNALBOX_LOG_LEVEL: 'info', SIGNALBOX_RATE_LIMIT: '0' },
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => chunks.push(chunk));
  }
  const port = await listeningPort(child, () => chunks.join(''));
  return {
    send: (place, call) => sendTo(`http://127.0.0.1:${port}${place}`, call),
    output: () => chunks.join(''),
    kill: () => kill(child),
  };
}

function listeningPort(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const port = /^listening on (\d+)$/m.exec(output())?.[1];
      if (port) resolve(port);
    });
    child.once('exit', (code) => reject(new Error(`The process ended with ${code}:\n${output()}`)));
  });
}

async function sendTo(url: string, { method = 'GET', key, body, raw, headers = {} }: Call = {}): Promise<Answer> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `ApiKey ${key}` }),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  });
  const text = await response.text();
  const { status, headers: answered } = response;
  return { status, headers: answered, text, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}
