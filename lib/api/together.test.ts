import { describe, expect, it } from 'vitest';

import { together } from './together';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('together', () => {
  it('runs the items of one turn at its end, in order, and each once', async () => {
    const done: number[] = [];
    const give = together(async (item: number) => void done.push(item));
    for (const item of [1, 2, 3]) give(item);
    expect(done).toEqual([]);
    await turn();
    expect(done).toEqual([1, 2, 3]);
    await turn();
    expect(done).toEqual([1, 2, 3]);
  });

  it('leaves later items to the next turn', async () => {
    const done: string[] = [];
    const give = together(async (item: string) => {
      done.push(item);
      if (item === 'first') give('its own');
    });
    give('first');
    give('second');
    await turn();
    expect(done).toEqual(['first', 'second']);
    await turn();
    expect(done).toEqual(['first', 'second', 'its own']);
  });

  it('waits for no item, so one that never ends delays no other', async () => {
    const done: string[] = [];
    const give = together(async (item: string) => {
      if (item === 'stuck') await new Promise(() => undefined);
      done.push(item);
    });
    give('stuck');
    give('next');
    await turn();
    expect(done).toEqual(['next']);
  });
});
