import { describe, expect, it } from 'vitest';

import { keepSame, type ListedIntegration } from '@/components/integrations/model/listed-integration';
import { successionsOf } from '@/components/integrations/model/successions';
import { portionsOf, planChanges } from '@/lib/integrations/bulk/plan-changes';

import { afterRun, type BulkRun, endRun, summaryOfRun, withOutcomes } from './change-run';
import { rangeBetween, withSelected } from './select-range';

const make = (id: string, rest: Partial<ListedIntegration> = {}): ListedIntegration => ({
  _id: id,
  name: `Name ${id}`,
  identifier: id,
  providerId: 'sendgrid',
  channel: 'email',
  active: true,
  state: 'active',
  primary: false,
  priority: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...rest,
});

const LIST = [
  make('first', { primary: true, priority: 4 }),
  make('rule', { priority: 3, conditions: 'Eligible when …' }),
  make('second', { priority: 2 }),
  make('third', { priority: 1 }),
  make('text', { channel: 'sms', primary: true, priority: 1 }),
  make('off', { active: false, state: 'inactive', priority: 0 }),
];
const pick = (...ids: string[]) => LIST.filter(({ _id }) => ids.includes(_id));

describe('a bulk change', () => {
  it('skips rows that need no change, and changes defaults last, with their chosen replacements', () => {
    expect(planChanges('deactivate', pick('first', 'second', 'off', 'text'), new Map([['email', 'third']]))).toEqual([
      { kind: 'deactivate', id: 'second' },
      { kind: 'deactivate', id: 'first', successorId: 'third' },
      { kind: 'deactivate', id: 'text' },
    ]);
    expect(planChanges('activate', LIST, new Map())).toEqual([{ kind: 'activate', id: 'off' }]);
  });

  it('asks once per channel for a replacement, among the eligible rows that stay', () => {
    const asked = successionsOf(pick('first', 'second', 'text'), LIST);
    expect(asked.map(({ channel, successors }) => [channel, successors.map(({ _id }) => _id)])).toEqual([
      ['email', ['third']],
      ['sms', []],
    ]);
    expect(successionsOf(pick('second'), LIST)).toEqual([]);
  });

  it('is sent in complete batches of at most 25', () => {
    for (const count of [0, 1, 19, 20, 21, 499, 501, 1_000]) {
      const items = Array.from({ length: count }, (_, index) => index);
      const portions = portionsOf(items);
      expect(portions.flat()).toEqual(items);
      expect(Math.max(0, ...portions.map((portion) => portion.length))).toBeLessThanOrEqual(25);
    }
  });

  it('shows the progress so far, and after a cancel leaves the remaining rows unchanged', () => {
    const start: BulkRun = {
      verb: 'deactivate',
      rows: new Map([
        ['second', { step: 'waiting' }],
        ['first', { step: 'waiting' }],
        ['off', { step: 'waiting' }],
      ]),
      successors: new Map([['first', 'third']]),
      phase: 'running',
    };
    const half = withOutcomes(start, [['second', { step: 'done' }]]);
    expect(afterRun(LIST, half).filter(({ active }) => !active)).toHaveLength(2);
    expect(afterRun(LIST, half).find(({ _id }) => _id === 'first')?.primary).toBe(true);
    const whole = withOutcomes(half, [['first', { step: 'done' }]]);
    expect(
      afterRun(LIST, whole)
        .filter(({ primary }) => primary)
        .map(({ _id }) => _id),
    ).toEqual(['third', 'text']);
    const ended = endRun(withOutcomes(half, [['first', { step: 'refused', reason: 'No.' }]]));
    expect([ended.phase, [...ended.rows.keys()]]).toEqual(['cancelled', ['second', 'first']]);
    expect(summaryOfRun(ended)).toBe('1 deactivated, 1 refused');
    expect(afterRun(LIST, { ...whole, verb: 'delete', successors: new Map() })).toHaveLength(4);
  });
});

describe('a selection', () => {
  const ids = ['a', 'b', 'c', 'd'];

  it('extends with Shift from the last clicked row to this one, in either direction', () => {
    expect(rangeBetween(ids, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(rangeBetween(ids, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(rangeBetween(ids, undefined, 'c')).toEqual(['c']);
    expect(rangeBetween(ids, 'gone', 'c')).toEqual(['c']);
    expect(rangeBetween(ids, 'a', 'gone')).toEqual([]);
    expect([...withSelected(new Set(['a', 'b']), ['b', 'c'], false)]).toEqual(['a']);
  });

  it('does not render again when the list stays equal', () => {
    const next = LIST.map((each) => ({ ...each, ...(each._id === 'rule' && { name: 'Renamed' }) }));
    const kept = keepSame(LIST, next);
    expect(kept.map((each, index) => each === LIST[index])).toEqual([true, false, true, true, true, true]);
    expect(kept).toEqual(next);
  });
});
