/**
 * `npm start` and `npm run dev`: builds what is missing or older than the sources, then runs the server in this same
 * process, so that signals reach it.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'scripts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
  'tsconfig.node.json',
];
const MADE = new Set(['generated', 'node_modules']);

function newest(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const children = readdirSync(file, { withFileTypes: true }).filter(({ name }) => !MADE.has(name));
  return Math.max(0, ...children.map(({ name }) => newest(path.join(file, name))));
}

function needsBuild() {
  const built = statSync(path.join(root, 'dist/package.json'), { throwIfNoEntry: false });
  if (!built) return true;
  return SOURCES.some((source) => newest(path.join(root, source)) > built.mtimeMs);
}

function build(...args) {
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs'), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status === 0) return;
  console.error('The build failed; see above.');
  process.exit(1);
}

// The data folder is relative to this folder.
process.chdir(root);
if (process.argv.includes('--dev')) {
  process.env.NODE_ENV = 'development';
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  process.env.SIGNALBOX_ROOT = root;
  build('--generate');
  const { bundle, SERVER_BUNDLE } = await import('./bundle.mjs');
  await bundle();
  await import(SERVER_BUNDLE);
} else {
  if (needsBuild()) build();
  await import(path.join(root, 'dist/start.mjs'));
}
