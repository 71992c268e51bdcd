import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { setHearing } from '@/lib/server/database/changes';

import { createMemory } from './memory';

/** A memory over a source whose answers the test releases. */
function staged(mostBytes = 100, mostKeys = 100) {
  const waiting: { key: string; answer: (value: string | null) => void; fail: (error: Error) => void }[] = [];
  const memory = createMemory<string>({
    load: (key) => new Promise((answer, fail) => waiting.push({ key, answer, fail })),
    weigh: (value) => value.length,
    mostBytes,
    mostKeys,
  });
  return { memory, waiting, reads: () => waiting.map(({ key }) => key).join(' ') };
}

beforeEach(() => setHearing(true));
afterEach(() => setHearing(false));

describe('while changes are received', () => {
  it('a key is read once, even for concurrent callers', async () => {
    const { memory, waiting, reads } = staged();
    const asked = [memory.get('a'), memory.get('a')];
    waiting[0]?.answer('one');
    expect(await Promise.all(asked)).toEqual(['one', 'one']);
    expect(await memory.get('a')).toBe('one');
    expect(reads()).toBe('a');
  });

  it('a read that began before a change and ends after it is returned to no later caller', async () => {
    const { memory, waiting, reads } = staged();
    for (const forget of [() => memory.forget('a'), () => memory.forget()]) {
      const before = memory.get('a');
      forget();
      const after = memory.get('a');
      const [old, fresh] = waiting.slice(-2);
      // Whichever finishes first, only the later read is kept.
      fresh?.answer('fresh');
      expect(await after).toBe('fresh');
      old?.answer('old');
      expect(await before).toBe('old');
      expect(await memory.get('a')).toBe('fresh');
      memory.forget();
    }
    expect(reads()).toBe('a a a a');
  });

  it('a change of one key leaves the others', async () => {
    const { memory, waiting, reads } = staged();
    for (const key of ['a', 'b']) {
      const asked = memory.get(key);
      waiting.at(-1)?.answer(key);
      await asked;
    }
    memory.forget('b');
    expect(await memory.get('a')).toBe('a');
    void memory.get('b');
    expect(reads()).toBe('a b b');
  });

  it('neither null nor a failure is kept', async () => {
    const { memory, waiting, reads } = staged();
    const [nothing] = [memory.get('a')];
    waiting[0]?.answer(null);
    expect(await nothing).toBeNull();
    const failed = memory.get('a');
    waiting[1]?.fail(new Error('away'));
    await expect(failed).rejects.toThrow('away');
    void memory.get('a');
    expect(reads()).toBe('a a a');
  });

  it('the cache stays within both limits and keeps the most recently used entries, whatever the calls', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
            bytes: fc.integer({ min: 1, max: 60 }),
          }),
        ),
        async (steps) => {
          const { memory, waiting } = staged(100, 3);
          // What must be kept: the newest keys that fit, from oldest to newest.
          let model: { key: string; bytes: number }[] = [];
          for (const { key, bytes } of steps) {
            const known = model.find((one) => one.key === key);
            const reads = waiting.length;
            const asked = memory.get(key);
            expect(waiting.length > reads).toBe(known === undefined);
            waiting.at(-1)?.answer('x'.repeat(bytes));
            await asked;
            if (!known && bytes > 50) continue;
            model = [...model.filter((one) => one.key !== key), known ?? { key, bytes }];
            while (model.length > 3 || model.reduce((sum, one) => sum + one.bytes, 0) > 100) model = model.slice(1);
          }
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });
});

describe('while changes are not received', () => {
  it('every call reads, and nothing from it or from earlier is kept', async () => {
    const { memory, waiting, reads } = staged();
    const during = memory.get('a');
    setHearing(false);
    memory.forget();
    const unheard = memory.get('a');
    waiting[1]?.answer('unheard');
    expect(await unheard).toBe('unheard');
    setHearing(true);
    memory.forget();
    waiting[0]?.answer('of before');
    await during;
    void memory.get('a');
    expect(reads()).toBe('a a a');
  });
});
