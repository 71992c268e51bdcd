/** So many rows come at once, and so many more with every frame: each frame stays short enough to type in. */
const FIRST = 4;
const PER_FRAME = 3;

/** Which rows may be on the page already. A large tree comes a few rows at a time, so that no key waits for all of it. */
export interface RowTurns {
  readonly subscribe: (listener: () => void) => () => void;
  /** A row is on the page; called with what it returns, it is gone, and waits its turn again when it comes back. */
  readonly enter: (id: string) => () => void;
  /** Whether a row may show its controls. Asked for the first time, a row is let in or waits its turn. */
  readonly isReady: (id: string) => boolean;
  /** Whether some rows wait. */
  readonly isBusy: () => boolean;
}

/** In: runs a step before the next paint (`requestAnimationFrame`). Nothing runs before somebody subscribes. */
export function createRowTurns(nextFrame: (step: () => void) => void): RowTurns {
  const listeners = new Set<() => void>();
  const ready = new Set<string>();
  const waiting = new Set<string>();
  const present = new Map<string, number>();
  let free = FIRST;
  /** Rows came at once: the frame that shows them shows no more. */
  let isSpent = false;
  let isArmed = false;

  function arm() {
    if (isArmed || (waiting.size === 0 && free === FIRST)) return;
    isArmed = true;
    nextFrame(step);
  }

  function step() {
    isArmed = false;
    if (isSpent && waiting.size > 0) {
      isSpent = false;
      return arm();
    }
    isSpent = false;
    if (waiting.size === 0) free = FIRST;
    else free = 0;
    const next = [...waiting].slice(0, PER_FRAME);
    for (const id of next) {
      waiting.delete(id);
      ready.add(id);
    }
    if (next.length > 0) for (const listener of listeners) listener();
    arm();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      arm();
      return () => listeners.delete(listener);
    },
    enter(id) {
      present.set(id, (present.get(id) ?? 0) + 1);
      return () => {
        present.set(id, (present.get(id) ?? 1) - 1);
        // A row that only moves to another group is back before this runs.
        queueMicrotask(() => {
          if (present.get(id) !== 0) return;
          present.delete(id);
          ready.delete(id);
          waiting.delete(id);
        });
      };
    },
    isReady(id) {
      if (ready.has(id)) return true;
      if (free > 0 && !waiting.has(id)) {
        free -= 1;
        isSpent = true;
        ready.add(id);
        return true;
      }
      waiting.add(id);
      return false;
    },
    isBusy: () => waiting.size > 0,
  };
}
