/** Bundles the server (scripts/start.mts) with its imports from lib and from packages into one file. */
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { EXTERNAL_PACKAGES } from './external-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Next to the packages, which it resolves from its own location; dist has a copy of it (scripts/pack.mjs). */
export const SERVER_BUNDLE = `${root}node_modules/.cache/signalbox/server.mjs`;

/** Returns the bundle's imports from external packages. */
export async function bundle() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/start.mts'],
    outfile: SERVER_BUNDLE,
    bundle: true,
    external: ['next', ...EXTERNAL_PACKAGES],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Node keeps the source in memory: without comments and spaces the process is 7 MB smaller. Names and lines stay,
    // for
    // the stacks of errors.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    // CommonJS packages call `require` for node's own modules, but ES modules have no `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    tsconfig: 'tsconfig.node.json',
    logLevel: 'warning',
    metafile: true,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const packages = imports.map((one) => one.path).filter((name) => !isBuiltin(name));
  return [...new Set(packages)];
}
