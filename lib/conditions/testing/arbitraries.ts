import fc from 'fast-check';

import { OPERATORS } from '@/lib/conditions/operators';
import { FIELD_SOURCES, GROUP_TYPES, GROUP_VALUES, TIME_OPERATORS } from '@/lib/conditions/types';
import type { ConditionGroup, ConditionLeaf, ConditionNode, Conditions, Context } from '@/lib/conditions/types';

/** For tests. Leaves and contexts share these words, so that random ones often match. */
const WORDS = [
  '',
  ' ',
  'a',
  'A',
  'b',
  'ab',
  'abc',
  'a,b',
  'true',
  'FALSE',
  'null',
  'x%',
  '_b',
  '%',
  '😀',
  '\uFF5E',
  'İ',
  '[',
  '2x',
  'a ',
  'a\u200b',
  '\u00e9',
  'e\u0301',
];
const NUMBERS = [
  '0',
  '-0',
  '1',
  '1.0',
  '5',
  '7',
  '10',
  '1e1',
  '2.5',
  '-3',
  '1e400',
  '9007199254740992',
  '9007199254740993',
  '007',
  ' 5',
  '0x10',
  '1,000',
  '.5',
];
const DATES = [
  '2026-01-01',
  '2026-01-01T00:00',
  '2026-01-01T02:00:00+02:00',
  '2026-02-30',
  '2026-06-15T12:00:00.0001Z',
  '2025-12-31',
  '2026-01-01 00:00:00+00',
  '01.01.2026',
];
const LISTS = [
  '1,10',
  '10,1',
  'a,b',
  'b, a',
  'a,,b',
  '[]',
  '["a","b"]',
  '[1,true,null]',
  '[[1],{"a":1}]',
  '["a"',
  '2026-01-01, 2026-12-31',
  '5,abc',
  'a',
  '1,a',
  '[9007199254740993]',
];

/** Values of leaves as text: words, numbers, dates and lists. */
export const texts = fc.constantFrom(...WORDS, ...NUMBERS, ...DATES, ...LISTS);

/** Values of a context's field: near the leaves' values, of every JSON type. */
export const fieldValues: fc.Arbitrary<unknown> = fc.oneof(
  texts,
  fc.constantFrom(0, -0, 1, 5, 7, 10, 2.5, -3, 6, 1e300, 2 ** 53, true, false),
  fc.array(fc.oneof(texts, fc.constantFrom(1, 5, 10, true, false, null)), { maxLength: 3 }),
  fc.constantFrom(null, {}, { z: 'a' }, { z: 1 }, [[1]], [{}], ['a', 'b', 1, 10]),
);

const FIELDS = ['x', 'y', 'x.z', 'x.0', 'x."z"', '"x.z"'];

/** Contexts whose fields are near the values of `trees`, and some that are not objects at all. */
export const contexts: fc.Arbitrary<Context> = fc.record(
  {
    payload: fc.oneof(
      { weight: 8, arbitrary: fc.record({ x: fieldValues, y: fieldValues, 'x.z': fieldValues }, { requiredKeys: [] }) },
      { weight: 1, arbitrary: fc.constantFrom(null, 'text', 5, ['a']) },
    ),
    tenant: fc.record({ x: fieldValues }, { requiredKeys: [] }),
    subscriber: fc.record(
      {
        x: fieldValues,
        isOnline: fc.constantFrom(true, false, 'true', null),
        lastOnlineAt: fc.constantFrom(
          '2026-03-10T11:55:00Z',
          '2026-03-10T11:54:59.999Z',
          '2026-03-10T12:00:01Z',
          '2026-03-01',
          'never',
          null,
        ),
      },
      { requiredKeys: [] },
    ),
    now: fc.constantFrom('2026-03-10T12:00:00Z', '2026-03-10'),
  },
  { requiredKeys: [] },
);

/** Field leaves on any source, with any operator and value. */
export const fieldLeaves = fc.record({
  on: fc.constantFrom('payload' as const, 'payload' as const, ...FIELD_SOURCES),
  field: fc.constantFrom('x', ...FIELDS),
  operator: fc.constantFrom(...OPERATORS),
  value: texts,
});

const leaves: fc.Arbitrary<ConditionLeaf> = fc.oneof(
  { weight: 8, arbitrary: fieldLeaves },
  { weight: 1, arbitrary: fc.record({ on: fc.constant('isOnline' as const), value: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      on: fc.constant('isOnlineInLast' as const),
      timeOperator: fc.constantFrom(...TIME_OPERATORS),
      value: fc.constantFrom(0, 1, 4.99, 5, 9, 1e9),
    }),
  },
);

function groupsOf(children: fc.Arbitrary<ConditionNode>, maxLength: number): fc.Arbitrary<ConditionGroup> {
  return fc.record({
    isNegated: fc.boolean(),
    type: fc.constantFrom(...GROUP_TYPES),
    value: fc.constantFrom(...GROUP_VALUES),
    children: fc.array(children, { maxLength }),
  });
}

const level3 = groupsOf(leaves, 3);
const level2 = groupsOf(fc.oneof({ weight: 3, arbitrary: leaves }, { weight: 1, arbitrary: level3 }), 4);

/** One group, up to three deep. */
export const groups = groupsOf(fc.oneof({ weight: 3, arbitrary: leaves }, { weight: 1, arbitrary: level2 }), 4);

/** Whole conditions, including none. */
export const trees: fc.Arbitrary<Conditions> = fc.array(groups, { maxLength: 3 });
