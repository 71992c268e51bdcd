/** Controls which rows may render yet. Many rows render a few at a time, so that typing never waits for all of them. */
export interface RowTurns {
  readonly subscribe: (listener: () => void) => () => void;
  /** Registers a mounted row. Returns a function for its unmount, after which it waits its turn again. */
  readonly enter: (id: string) => () => void;
  /** Whether a row may render. The first query admits the row or queues it. */
  readonly isReady: (id: string) => boolean;
  /** Whether rows are waiting. */
  readonly isBusy: () => boolean;
}

export interface RowTurnsOptions {
  /** The number of rows admitted at once. */
  readonly first: number;
  /** The number of rows per step: few enough that a step delays neither typing nor scrolling. */
  readonly portion: number;
  /** Schedules a step: `beforePaint` or `whenIdle`. */
  readonly later: (step: () => void) => void;
}

/** Nothing runs before the first subscription. */
export function createRowTurns({ first, portion, later }: RowTurnsOptions): RowTurns {
  const listeners = new Set<() => void>();
  const ready = new Set<string>();
  const waiting = new Set<string>();
  const present = new Map<string, number>();
  let free = first;
  /** The first rows were admitted at once, so the next step admits no more. */
  let isSpent = false;
  let isArmed = false;

  function arm() {
    if (isArmed || (waiting.size === 0 && free === first)) return;
    isArmed = true;
    later(step);
  }

  function step() {
    isArmed = false;
    if (isSpent && waiting.size > 0) {
      isSpent = false;
      return arm();
    }
    isSpent = false;
    if (waiting.size === 0) free = first;
    else free = 0;
    const next = [...waiting].slice(0, portion);
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
        // A row that only moves to another group is mounted again before this runs.
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

/** Runs a step before the next paint. */
export function beforePaint(step: () => void): void {
  window.requestAnimationFrame(step);
}

/** Runs a step when the browser is idle, or soon after. */
export function whenIdle(step: () => void): void {
  if (typeof requestIdleCallback === 'undefined') window.setTimeout(step, 30);
  else requestIdleCallback(step, { timeout: 200 });
}
