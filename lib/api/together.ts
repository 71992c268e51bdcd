/**
 * Runs all items of one event-loop turn together at the turn's end, in the order of arrival. Between two requests,
 * node's HTTP evicts our code from the processor's caches, and the first call afterwards costs several times the next.
 * Of sixteen requests ready at once, fifteen find the caches warm. A single request does not wait
 * (docs/decisions/2026-11-23-turns-of-the-event-loop.md).
 */
export function together<T>(work: (item: T) => Promise<void>): (item: T) => void {
  let waiting: T[] = [];
  const workOff = () => {
    const items = waiting;
    waiting = [];
    for (const item of items) void work(item);
  };
  return (item) => {
    if (waiting.push(item) === 1) setImmediate(workOff);
  };
}
