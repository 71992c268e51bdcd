/** What the build needs at its height; scripts/build.mjs in a cgroup of 1.2 GB still ends well. */
export const BUILD_NEEDS_GB = 1.5;

/** What node and Next print when one of their processes, not the step itself, met its end. */
const SIGNS = /heap out of memory|signal: SIGKILL|signal: SIGABRT|killed by signal 9|Cannot allocate memory|ENOMEM/;

/**
 * One sentence when memory ended a step of the build, null when something else did.
 * `ended`: how its process ended, the last that it wrote to stderr, and the machine's memory in bytes.
 */
export function memorySentence(step, { status, signal, stderr = '', memory }) {
  const reason =
    signal === 'SIGKILL' || status === 137
      ? 'the system killed it, as it does when memory is used up'
      : /heap out of memory/.test(stderr)
        ? 'it reached the limit of its JavaScript heap'
        : status !== 0 && SIGNS.test(stderr)
          ? 'a process of it was killed or got no more memory'
          : null;
  if (reason === null) return null;
  const has = (memory / 1e9).toFixed(1);
  return `The build ran out of memory in "${step}": ${reason}. It needs ${BUILD_NEEDS_GB} GB of free memory, and this machine has ${has} GB in all. Close other programs, add memory or swap, or build on a larger machine of the same kind and copy dist/ here.`;
}
