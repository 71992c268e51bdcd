/** Builds from scratch peaked at 1.2 to 1.3 GB (docs/decisions/2026-11-30-what-ships.md). */
const BUILD_NEEDS = '1.5 GB';

const KILLED = 'the system killed it, as it does when memory is used up';
const CHILD_KILLED = 'a process of it was killed or got no more memory';
const HEAP_FULL = 'it reached the limit of its JavaScript heap';
/** What node and Next print if a child process, not the step itself, was killed. */
const CHILD_SIGNS = /signal: SIGKILL|signal: SIGABRT|killed by signal 9|Cannot allocate memory|ENOMEM/;

function reasonOf({ status, signal, stderr = '' }) {
  if (signal === 'SIGKILL' || status === 137) return KILLED;
  if (stderr.includes('heap out of memory')) return HEAP_FULL;
  return CHILD_SIGNS.test(stderr) ? CHILD_KILLED : null;
}

/**
 * One sentence for a person if a build step ran out of memory; null for any other failure.
 * `ended`: how the step's process ended, the end of its stderr, and its memory limit in bytes.
 */
export function memorySentence(step, ended) {
  const reason = reasonOf(ended);
  if (reason === null) return null;
  const has = `${(ended.memory / 1e9).toFixed(1)} GB`;
  const help =
    reason === HEAP_FULL
      ? 'Allow it more: NODE_OPTIONS=--max-old-space-size=1024'
      : 'Close other programs, add memory or swap, or build on a larger machine of the same kind and copy dist/ here.';
  return `The build ran out of memory in "${step}": ${reason}. A build needs ${BUILD_NEEDS} of free memory, and this machine has ${has} in all. ${help}`;
}
