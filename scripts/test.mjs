/** `npm test`: check, unit, database and browser tests. Ends with one line that counts what passed and failed. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { findBrowser } from './find-browser.mjs';
import { runStep } from './run-steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = path.join(root, 'test-results');
rmSync(results, { recursive: true, force: true });

const browser = findBrowser();
console.log(`Browser for the tests: ${browser.path} (${browser.from})`);

const passedSteps = [
  runStep('Check', 'node', ['scripts/check.mjs']),
  runStep('Unit and database tests', 'vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=test-results/vitest.json',
  ]),
  runStep('Build', 'node', ['scripts/build.mjs']),
  runStep('What ships', 'node', ['scripts/measure-shipped.mjs']),
  runStep('Browser tests', 'playwright', ['test', '--config', 'e2e/playwright.config.ts'], {
    CHROMIUM_PATH: browser.path,
    PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(results, 'browser.json'),
  }),
];

function read(name) {
  try {
    return JSON.parse(readFileSync(path.join(results, name), 'utf8'));
  } catch {
    // A crashed runner wrote nothing: its step has failed, and counts as one failure below.
    return null;
  }
}

const vitest = read('vitest.json');
const playwright = read('browser.json');
const passed = (vitest?.numPassedTests ?? 0) + (playwright?.stats.expected ?? 0);
const failedTests =
  (vitest?.numFailedTests ?? 0) + (playwright?.stats.unexpected ?? 0) + (playwright?.stats.flaky ?? 0);
const failed = Math.max(failedTests, passedSteps.filter((ok) => !ok).length);
const skipped = (vitest?.numPendingTests ?? 0) + (playwright?.stats.skipped ?? 0);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
