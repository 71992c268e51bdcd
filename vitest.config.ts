import os from 'node:os';
import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
// Only Next knows `server-only` (tsconfig.node.json).
const alias = { '@/': root, 'server-only': `${root}node_modules/next/dist/compiled/server-only/empty.js` };

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest leaves one core free; with two cores, that would be half.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{lib,components,scripts,app}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // These tests are pure: loading modules once for all files takes a third of the time.
          pool: 'threads',
          isolate: false,
          // Wide, because a busy machine is no failure.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['{lib,app}/**/*.db.test.ts'],
          globalSetup: ['tests/database.ts'],
          setupFiles: ['tests/own-database.ts'],
          // Processes, because each file's database is named in the environment; for what they share, see
          // tests/own-database.ts.
          pool: 'forks',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
