import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program of node_modules/.bin (or node itself) from the project's root; true if it succeeds. */
export function runStep(title, program, args, env = {}) {
  console.log(`\n— ${title}`);
  const file = program === 'node' ? process.execPath : `${root}node_modules/.bin/${program}`;
  const { status } = spawnSync(file, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  return status === 0;
}
