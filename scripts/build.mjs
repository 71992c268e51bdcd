/** `npm run build`: Prisma's client, the providers' icons, Next's pages, the server. */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { bundle } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program of node_modules/.bin and ends the build when it fails. */
function run(name, ...args) {
  const { status } = spawnSync(`node_modules/.bin/${name}`, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      // `generate` does not use the schema engine; naming one keeps Prisma from downloading it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (status !== 0) process.exit(status ?? 1);
}

run('prisma', 'generate');
run('tsx', '--tsconfig', 'tsconfig.node.json', 'scripts/build-icons.mts');
if (!process.argv.includes('--generate')) {
  run('next', 'build');
  await bundle();
  await writeFile(fileURLToPath(new URL('../dist/built', import.meta.url)), `${new Date().toISOString()}\n`);
}
