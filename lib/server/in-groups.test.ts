import { describe, expect, it } from 'vitest';

import { inGroups } from './in-groups';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when the test says so, in lanes named by an item's first letter. */
function stage({
  most = 10,
  refuse,
}: { most?: number; refuse?: (items: readonly string[]) => Error | undefined } = {}) {
  const groups: string[][] = [];
  const ends: (() => void)[] = [];
  const give = inGroups({
    laneOf: (item: string) => item.slice(0, 1),
    work: async (items) => {
      groups.push([...items]);
      await new Promise<void>((resolve) => ends.push(resolve));
      const error = refuse?.(items);
      if (error) throw error;
      return items.map((item) => item.toUpperCase());
    },
    mayRetry: (error) => error instanceof RangeError,
    most,
  });
  const endAll = async () => {
    for (let ended = 0; ended < ends.length; ended += 1) {
      ends[ended]?.();
      await turn();
    }
  };
  const endFirst = async () => {
    ends[0]?.();
    await turn();
  };
  return { groups, give, endAll, endFirst };
}

describe('inGroups', () => {
  it('does what comes in one turn as one group, and what comes meanwhile as the next, each with its own result', async () => {
    const { groups, give, endAll } = stage();
    const first = [give('a1'), give('a2')];
    await turn();
    expect(groups).toEqual([['a1', 'a2']]);
    const second = [give('a3'), give('a4'), give('a5')];
    await turn();
    expect(groups).toHaveLength(1);
    await endAll();
    expect(groups).toEqual([
      ['a1', 'a2'],
      ['a3', 'a4', 'a5'],
    ]);
    expect(await Promise.all([...first, ...second])).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
    const later = give('a6');
    await turn();
    await endAll();
    expect(await later).toBe('A6');
  });

  it('does lanes at the same time', async () => {
    const { groups, give } = stage();
    void give('a1');
    void give('b1');
    await turn();
    expect(groups).toEqual([['a1'], ['b1']]);
  });

  it('makes no group larger than it may be', async () => {
    const { groups, give, endAll } = stage({ most: 2 });
    const given = ['a1', 'a2', 'a3', 'a4', 'a5'].map(give);
    await turn();
    await endAll();
    await Promise.all(given);
    expect(groups).toEqual([['a1', 'a2'], ['a3', 'a4'], ['a5']]);
  });

  it('tries the items of a refused group one by one, so that each fails by itself alone', async () => {
    const { groups, give, endAll } = stage({
      refuse: (items) => (items.includes('a2') ? new RangeError(items.join()) : undefined),
    });
    const given = Promise.allSettled(['a1', 'a2', 'a3'].map(give));
    await turn();
    await endAll();
    expect(groups).toEqual([['a1', 'a2', 'a3'], ['a1'], ['a2'], ['a3']]);
    expect(await given).toEqual([
      { status: 'fulfilled', value: 'A1' },
      { status: 'rejected', reason: new RangeError('a2') },
      { status: 'fulfilled', value: 'A3' },
    ]);
  });

  it('tries nothing again when nobody knows what was done, and goes on with what comes next', async () => {
    const { groups, give, endAll, endFirst } = stage({
      most: 2,
      refuse: (items) => (items.includes('a1') ? new Error('lost') : undefined),
    });
    const given = Promise.allSettled(['a1', 'a2'].map(give));
    await turn();
    const next = Promise.all(['a3', 'a4', 'a5'].map(give));
    await endFirst();
    expect((await given).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    // All at once: in an outage each would wait for the others' time to run out.
    expect(groups).toEqual([['a1', 'a2'], ['a3', 'a4'], ['a5']]);
    await endAll();
    expect(await next).toEqual(['A3', 'A4', 'A5']);
  });
});
