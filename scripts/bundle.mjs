/** Bundles the server (scripts/start.mts and what it imports of lib) to dist/start.mjs; packages stay where they are. */
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/start.mts'],
    outfile: 'dist/start.mjs',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    tsconfig: 'tsconfig.node.json',
    logLevel: 'warning',
  });
}
