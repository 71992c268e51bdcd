/** Its height was 1.2 to 1.3 GB in builds from nothing (docs/decisions/2026-11-30-what-ships.md). */
const BUILD_NEEDS = '1.5 GB';

const KILLED = 'the system killed it, as it does when memory is used up';
const CHILD_KILLED = 'a process of it was killed or got no more memory';
const HEAP_FULL = 'it reached the limit of its JavaScript heap';
/** What node and Next print when one of their processes, not the step itself, met its end. */
const CHILD_SIGNS = /signal: SIGKILL|signal: SIGABRT|killed by signal 9|Cannot allocate memory|ENOMEM/;

function reasonOf({ status, signal, stderr = '' }) {
  if (signal === 'SIGKILL' || status === 137) return KILLED;
  if (stderr.includes('heap out of memory')) return HEAP_FULL;
  return CHILD_SIGNS.test(stderr) ? CHILD_KILLED : null;
}

/**
 * One sentence for a person when memory ended a step of the build, null when something else did.
 * `ended`: how the step's process ended, the last that it wrote to stderr, and the memory in bytes that it may use.
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
