/**
 * From `npm start` to the first answer of /readyz, with the build and the database in place; the first start does not
 * count.
 */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { type BenchCase, median } from '../bench-case';

const root = fileURLToPath(new URL('../..', import.meta.url));
const STARTS = 4;

async function startOnce(dataFolder: string): Promise<number> {
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', SIGNALBOX_DATA_DIR: dataFolder, SIGNALBOX_LOG_LEVEL: 'silent' },
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.includes('Signalbox is ready:')) break;
  }
  const readyMs = performance.now() - begun;
  const { port } = new URL(/http:\S+/.exec(output)?.[0] ?? 'http://none');
  if (!(await fetch(`http://127.0.0.1:${port}/readyz`)).ok) throw new Error('It says that it is ready, and is not.');
  // npm and the server form their own process group.
  process.kill(-(child.pid ?? 0), 'SIGTERM');
  await exited;
  return readyMs;
}

export const bench: BenchCase = {
  description: 'npm start until it is ready; the build, when it is missing, is made by the first start.',
  run: async (print) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'signalbox-bench-start-'));
    await chmod(folder, 0o755);
    try {
      const times: number[] = [];
      for (let start = 0; start <= STARTS; start += 1) {
        const readyMs = await startOnce(folder);
        if (start > 0) times.push(readyMs);
      }
      print({
        title: 'ready after, ms',
        columns: ['starts', 'median', 'longest'],
        rows: [[String(STARTS), median(times).toFixed(0), Math.max(...times).toFixed(0)]],
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
