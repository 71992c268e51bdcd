import os from 'node:os';
import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
// Next alone knows what `server-only` means (tsconfig.node.json).
const alias = { '@/': root, 'server-only': `${root}node_modules/next/dist/compiled/server-only/empty.js` };

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest leaves one core free; of two, that would be half of all.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{lib,components,scripts,app}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // What is tested here is pure: loading it once for all files takes a third of the time.
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
          // Processes, because each file's database is named in the environment; what they share: tests/own-database.ts.
          pool: 'forks',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
