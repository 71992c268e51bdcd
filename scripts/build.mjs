/**
 * `npm run build`: Prisma's client, the providers' icons, Next's pages, the server, and finally the shipped files
 * (dist).
 */
import { spawn } from 'node:child_process';
import os from 'node:os';
import { fileURLToPath } from 'node:url';

import { memorySentence } from './out-of-memory.mjs';
import { buildIdentity } from './sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const identity = buildIdentity(root);
const KEPT_OF_STDERR = 20_000;

/** Runs a program of node_modules/.bin and ends the build if it fails, with a reason if it ran out of memory. */
async function run(name, ...args) {
  const child = spawn(`node_modules/.bin/${name}`, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'pipe'],
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      SIGNALBOX_BUILD_ID: identity.id,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? identity.actionsKey,
      // `generate` does not use the schema engine; naming one keeps Prisma from downloading it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    process.stderr.write(chunk);
    stderr = (stderr + chunk).slice(-KEPT_OF_STDERR);
  });
  const [status, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...ended) => resolve(ended));
  });
  if (status === 0) return;
  const memory = Math.min(os.totalmem(), process.constrainedMemory?.() || Infinity);
  const sentence = memorySentence([name, ...args].join(' '), { status, signal, stderr, memory });
  if (sentence) console.error(`\n${sentence}`);
  process.exit(status ?? 1);
}

await run('prisma', 'generate');
await run('tsx', '--tsconfig', 'tsconfig.node.json', 'scripts/build-icons.mts');
if (!process.argv.includes('--generate')) {
  await run('next', 'build');
  // Loaded late, to leave memory to the previous step, which needs the most.
  const { bundle } = await import('./bundle.mjs');
  const { pack } = await import('./pack.mjs');
  await pack(await bundle());
}
