/** What is done in groups, and how. */
interface Groups<Item, Result> {
  /** Only one group of a lane is done at a time. */
  readonly laneOf: (item: Item) => string;
  /** Does all or nothing; the results in the order of the items. */
  readonly work: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Whether a group that failed so has done nothing, and its items may be tried one by one. */
  readonly mayRetry: (error: unknown) => boolean;
  /** How many a group may be. */
  readonly most: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: what comes for a lane while its last group is done is gathered, and done as the next one. What would
 * wait for each other's commit waits once for all; one that comes alone waits for nothing but the turn's end
 * (docs/decisions/2026-11-23-create-in-groups.md). Throws for each item what its own work throws.
 */
export function inGroups<Item, Result>({
  laneOf,
  work,
  mayRetry,
  most,
}: Groups<Item, Result>): (item: Item) => Promise<Result> {
  const lanes = new Map<string, Waiting<Item, Result>[]>();

  /** Out: whether the group was done or refused, and not lost. */
  async function finish(group: readonly Waiting<Item, Result>[]): Promise<boolean> {
    try {
      const results = await work(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => resolve(results[index] as Result));
      return true;
    } catch (error) {
      const isRefused = mayRetry(error);
      if (group.length > 1 && isRefused) await Promise.all(group.map((one) => finish([one])));
      else for (const { reject } of group) reject(error);
      return isRefused;
    }
  }

  async function workOff(lane: string, waiting: Waiting<Item, Result>[]): Promise<void> {
    let isWell = true;
    while (waiting.length > 0 && isWell) isWell = await finish(waiting.splice(0, most));
    lanes.delete(lane);
    // Where a group was lost, as in an outage, none waits for another's time to run out.
    while (waiting.length > 0) void finish(waiting.splice(0, most));
  }

  return (item) =>
    new Promise((resolve, reject) => {
      const lane = laneOf(item);
      const one = { item, resolve, reject };
      const waiting = lanes.get(lane);
      if (waiting) {
        waiting.push(one);
        return;
      }
      const started = [one];
      lanes.set(lane, started);
      setImmediate(() => void workOff(lane, started));
    });
}
