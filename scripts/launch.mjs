/**
 * `npm start` and `npm run dev`: builds what is missing or older than the sources, then runs the server in this same
 * process, so that signals reach it.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { newestSource } from './sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
function needsBuild() {
  const built = statSync(path.join(root, 'dist/package.json'), { throwIfNoEntry: false });
  if (!built) return true;
  return newestSource(root) > built.mtimeMs;
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
