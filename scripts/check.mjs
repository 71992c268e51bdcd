/** `npm run check`: format, lint, types, dead code. All of them run, so that one run reports everything. */
import { runStep } from './run-steps.mjs';

const steps = [
  runStep('Generated code', 'node', ['scripts/build.mjs', '--generate']),
  runStep('Format (npm run format mends it)', 'oxfmt', ['--check', '.']),
  runStep('Lint', 'oxlint', ['--type-aware', '--deny-warnings', '.']),
  runStep('Types of routes', 'next', ['typegen']),
  runStep('Types', 'tsc', ['--noEmit', '-p', '.']),
  runStep('Dead code', 'knip', ['--treat-config-hints-as-errors']),
  // Tests are left out: an export that they alone use is dead (docs/testing.md).
  runStep('Dead code in production', 'knip', ['--production', '--treat-config-hints-as-errors']),
];
if (!steps.every(Boolean)) {
  console.error('\nThe check found something; see above.');
  process.exit(1);
}
