/**
 * Does what arrives in one turn of the event loop together, at the turn's end, in the order in which it came. Between
 * two requests node's HTTP pushes our code out of the processor's caches, and the first use after costs several times
 * the next: of sixteen that are ready at once, fifteen find it there. One that comes alone waits for nothing
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
