import { describe, expect, it } from 'vitest';

import { createRowTurns, type RowTurnsOptions } from './row-turns';

const turnsOf = (later: RowTurnsOptions['later']) => createRowTurns({ first: 4, portion: 3, later });

/** Animation frames that pass when the test says so. */
function frames() {
  const steps: (() => void)[] = [];
  return { nextFrame: (step: () => void) => steps.push(step), pass: () => steps.shift()?.(), left: () => steps.length };
}

describe('row turns', () => {
  it('admit the first rows at once, the others in order a few per frame, and then stop', () => {
    const { nextFrame, pass, left } = frames();
    const turns = turnsOf(nextFrame);
    const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);
    const ready = () => ids.filter((id) => turns.isReady(id));
    const first = ready().length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(40);
    let told = 0;
    turns.subscribe(() => (told += 1));
    let before = first;
    // The frame that shows the first rows.
    pass();
    expect(ready()).toHaveLength(first);
    while (turns.isBusy()) {
      pass();
      const now = ready();
      expect(now.length).toBeGreaterThan(before);
      expect(now).toEqual(ids.slice(0, now.length));
      before = now.length;
    }
    expect(before).toBe(40);
    expect(told).toBeGreaterThan(1);
    while (left() > 0) pass();
    expect(turns.isReady('new')).toBe(true);
  });

  it('make a removed row wait again when it returns, unless it only moved', async () => {
    const turns = turnsOf(() => {});
    const leave = turns.enter('c1');
    expect(turns.isReady('c1')).toBe(true);
    for (let other = 0; turns.isReady(`other ${other}`); other += 1) continue;
    leave();
    const leaveAgain = turns.enter('c1');
    await Promise.resolve();
    expect(turns.isReady('c1')).toBe(true);
    leaveAgain();
    await Promise.resolve();
    expect(turns.isReady('c1')).toBe(false);
  });

  it('keep an admitted row, however often it is queried', () => {
    const turns = turnsOf(() => {});
    expect(Array.from({ length: 50 }, () => turns.isReady('c1'))).toEqual(Array.from({ length: 50 }, () => true));
    expect(turns.isReady('c2')).toBe(true);
  });
});
