import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { enter, enterAll, leave, promote, type RankEntry, ranksOf, setConditioned } from './ranking';

const RUNS = { seed: 20260310, numRuns: 500 };

type Operation =
  | { readonly type: 'enter' | 'setConditioned'; readonly id: string; readonly hasConditions: boolean }
  | { readonly type: 'leave' | 'promote'; readonly id: string };

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const operations = fc.array(
  fc.oneof(
    fc.record({ type: fc.constantFrom('enter', 'enter', 'setConditioned'), id, hasConditions: fc.boolean() }),
    fc.record({ type: fc.constantFrom('leave', 'promote'), id }),
  ) as fc.Arbitrary<Operation>,
  { maxLength: 25 },
);

/** Changes a ranking as the service's operations do: only active entries change conditions. */
function apply(entries: readonly RankEntry[], operation: Operation): readonly RankEntry[] {
  switch (operation.type) {
    case 'enter':
      return enter(entries, operation.id, operation.hasConditions);
    case 'setConditioned':
      return setConditioned(entries, operation.id, operation.hasConditions);
    case 'leave':
      return leave(entries, operation.id);
    case 'promote':
      return promote(entries, operation.id);
  }
}

const ids = (entries: readonly RankEntry[]) => entries.map((entry) => entry.id);
const without = (entries: readonly RankEntry[], ...gone: (string | undefined)[]) =>
  ids(entries).filter((one) => !gone.includes(one));
const primaryOf = (entries: readonly RankEntry[]) => entries.find((entry) => entry.primary);

/** docs/rules/selection.md, "Primary and priority": the invariants. */
function expectSettled(entries: readonly RankEntry[]): void {
  expect(new Set(ids(entries)).size).toBe(entries.length);
  const primaries = entries.filter((entry) => entry.primary);
  expect(primaries).toHaveLength(entries.some((entry) => !entry.hasConditions) ? 1 : 0);
  for (const primary of primaries) expect([entries[0], primary.hasConditions]).toEqual([primary, false]);
  const ranks = ranksOf(entries);
  expect(entries.map((entry) => ranks.get(entry.id))).toEqual(
    entries.map((entry, index) => ({ primary: entry.primary, priority: entries.length - index })),
  );
}

/** docs/rules/selection.md, "Primary and priority": the effect of one change. */
function expectStep(before: readonly RankEntry[], after: readonly RankEntry[], operation: Operation): void {
  const was = primaryOf(before);
  const is = primaryOf(after);
  switch (operation.type) {
    case 'enter': {
      const others = before.filter((entry) => entry.id !== operation.id);
      expect(ids(after)).toHaveLength(others.length + 1);
      const place = ids(after).indexOf(operation.id);
      // Just below the primary, or at the top without one.
      if (is && is.id !== operation.id) expect(place).toBe(1);
      else expect(place).toBe(0);
      // A valid primary stays primary.
      if (was && was.id !== operation.id) expect(is?.id).toBe(was.id);
      break;
    }
    case 'leave':
      if (was?.id !== operation.id) expect(ids(after)).toEqual(without(before, operation.id));
      // The next by priority without conditions.
      else expect(is?.id).toBe(before.find((entry) => entry.id !== operation.id && !entry.hasConditions)?.id);
      expect(ids(after)).not.toContain(operation.id);
      break;
    case 'setConditioned':
      expect(ids(after).toSorted()).toEqual(ids(before).toSorted());
      // A primary that gets conditions stays just below its successor.
      if (was?.id === operation.id && operation.hasConditions && is) expect(ids(after).indexOf(operation.id)).toBe(1);
      break;
    case 'promote':
      expect(is?.id).toBe(operation.id);
      expect(without(after, operation.id)).toEqual(without(before, operation.id));
      break;
  }
  // The rest keep their order.
  const moved = [operation.id, was?.id, is?.id];
  expect(without(after, ...moved)).toEqual(without(before, ...moved));
}

describe('a ranking', () => {
  it('keeps every rule after any sequence of changes, and each change has its documented effect', () => {
    fc.assert(
      fc.property(operations, (sequence) => {
        let entries: readonly RankEntry[] = [];
        for (const operation of sequence) {
          const after = apply(entries, operation);
          expectSettled(after);
          expectStep(entries, after, operation);
          entries = after;
        }
      }),
      RUNS,
    );
  });

  it('does not mutate its input', () => {
    fc.assert(
      fc.property(operations, (sequence) => {
        let entries: readonly RankEntry[] = [];
        for (const operation of sequence) {
          const copy = structuredClone(entries);
          const after = apply(Object.freeze(entries), operation);
          expect(entries).toEqual(copy);
          entries = after;
        }
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  it('places a sequence of new entries by the head alone', () => {
    fc.assert(
      fc.property(operations, fc.array(fc.boolean(), { maxLength: 12 }), (sequence, conditioned) => {
        const before = sequence.reduce<readonly RankEntry[]>(apply, []);
        const after = conditioned.reduce<readonly RankEntry[]>(
          (entries, hasConditions, index) => enter(entries, `new ${index}`, hasConditions),
          before,
        );
        const [first] = before;
        const told = enterAll(ranksOf(before).get(first?.id ?? '') ?? null, conditioned);
        const ranks = ranksOf(after);
        expect(told.ranks).toEqual(conditioned.map((_, index) => ranks.get(`new ${index}`)));
        expect(told.head).toEqual(first ? ranks.get(first.id) : null);
        // All others keep their place.
        for (const entry of before.slice(1)) expect(ranks.get(entry.id)).toEqual(ranksOf(before).get(entry.id));
      }),
      RUNS,
    );
  });

  it('repairs a ranking that breaks the rules, for example after a manual edit in the database', () => {
    const entry = fc.record({ id, hasConditions: fc.boolean(), primary: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (one) => one.id }), operations, (broken, sequence) => {
        for (const operation of sequence.slice(0, 1)) expectSettled(apply(broken, operation));
      }),
      RUNS,
    );
  });
});

describe('the examples of docs/rules/selection.md', () => {
  const build = (...steps: Operation[]) => steps.reduce<readonly RankEntry[]>(apply, []);
  const shown = (entries: readonly RankEntry[]) =>
    entries.map((entry) => `${entry.id}${entry.hasConditions ? '?' : ''}${entry.primary ? '*' : ''}`).join(' ');
  const plain = (one: string): Operation => ({ type: 'enter', id: one, hasConditions: false });
  const conditioned = (one: string): Operation => ({ type: 'enter', id: one, hasConditions: true });

  it.each<[string, Operation[], string]>([
    ['nothing', [], ''],
    ['the first becomes primary', [plain('a')], 'a*'],
    ['one with conditions never does', [conditioned('a')], 'a?'],
    ['a new one enters just below the primary', [plain('a'), plain('b'), plain('c')], 'a* c b'],
    ['at n where there is none', [conditioned('a'), conditioned('b')], 'b? a?'],
    ['activating into a channel without one takes it', [conditioned('a'), plain('b')], 'b* a?'],
    [
      'deactivating the primary passes it to the next by priority',
      [plain('a'), plain('b'), plain('c'), { type: 'leave', id: 'a' }],
      'c* b',
    ],
    ['past one that has conditions', [plain('a'), plain('b'), conditioned('c'), { type: 'leave', id: 'a' }], 'b* c?'],
    ['to nobody where all have conditions', [plain('a'), conditioned('b'), { type: 'leave', id: 'a' }], 'b?'],
    [
      'a primary that gets conditions stays just below its successor',
      [plain('a'), plain('b'), plain('c'), { type: 'setConditioned', id: 'a', hasConditions: true }],
      'c* a? b',
    ],
    [
      'or at n where it has none',
      [plain('a'), conditioned('b'), { type: 'setConditioned', id: 'a', hasConditions: true }],
      'a? b?',
    ],
    [
      'set-primary empties the conditions and keeps the order of the rest',
      [plain('a'), conditioned('b'), plain('c'), { type: 'promote', id: 'b' }],
      'b* a c',
    ],
    ['set-primary activates', [plain('a'), { type: 'promote', id: 'z' }], 'z* a'],
    ['entering again moves it', [plain('a'), plain('b'), plain('c'), plain('b')], 'a* b c'],
  ])('%s', (_, steps, expected) => {
    expect(shown(build(...steps))).toBe(expected);
  });
});
