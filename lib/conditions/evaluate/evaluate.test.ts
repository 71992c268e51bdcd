import { describe, expect, it } from 'vitest';

import { conditionsSchema } from '@/lib/conditions/parse/schema';
import cases from '@/lib/conditions/testing/condition-cases.json';
import type { Conditions, Context, FieldLeaf } from '@/lib/conditions/types';

import { compileConditions } from './compile';
import { evaluateConditions } from './evaluate';

const NOW = new Date('2026-03-10T12:00:00Z');

/** Parses the wire form and returns the result, which must be the same both ways. */
function answer(wire: unknown, context: unknown, now = NOW): boolean | null {
  const conditions = conditionsSchema.parse(wire);
  const { matched } = evaluateConditions(conditions, context as Context, { now });
  expect(compileConditions(conditions)(context as Context, now)).toBe(matched);
  return matched;
}

describe('the shared cases', () => {
  it.each(cases)('$name', ({ conditions, context, expect: expected }) => {
    expect(answer(conditions, context)).toBe(expected === 'unconditional' ? null : expected);
  });
});

const yes = { on: 'payload', field: 'yes', operator: 'EQUAL', value: 'yes' };
const no = { on: 'payload', field: 'yes', operator: 'EQUAL', value: 'no' };
const context = { payload: { yes: 'yes' } };

describe('groups', () => {
  it.each([
    ['an empty OR is true', [{ value: 'OR' }], true],
    ['a negated empty OR is false', [{ value: 'OR', isNegated: true }], false],
    ['an empty group does not settle an AND', [{ children: [{}, no] }], false],
    ['an empty group settles an OR', [{ value: 'OR', children: [no, {}] }], true],
    ['AND of all true', [{ children: [yes, yes] }], true],
    ['OR of none true', [{ value: 'OR', children: [no, no] }], false],
    ['negation comes after OR', [{ isNegated: true, value: 'OR', children: [no, no] }], true],
    ['negated twice', [{ isNegated: true, children: [{ isNegated: true, children: [yes] }] }], true],
    ['a negated group at the top', [{ isNegated: true, children: [yes] }, { children: [no] }], false],
    ['two groups at the top, none true', [{ children: [no] }, { children: [no] }], false],
    [
      'the type changes nothing',
      [{ type: 'DATE', value: 'OR', children: [no, { type: 'NUMBER', children: [yes] }] }],
      true,
    ],
    [
      'depth 8',
      [
        {
          children: [
            {
              children: [
                { children: [{ children: [{ children: [{ children: [{ children: [{ children: [yes] }] }] }] }] }] },
              ],
            },
          ],
        },
      ],
      true,
    ],
  ])('%s', (_name, conditions, expected) => {
    expect(answer(conditions, context)).toBe(expected);
  });
});

describe('isOnline', () => {
  const asks = (value: boolean): unknown => [{ children: [{ on: 'isOnline', value }] }];
  it.each([
    ['online', { isOnline: true }, true, false],
    ['offline', { isOnline: false }, false, true],
    ['text is no boolean', { isOnline: 'true' }, false, false],
    ['a number is no boolean', { isOnline: 1 }, false, false],
    ['null is not known', { isOnline: null }, false, false],
    ['only lastOnlineAt: offline', { lastOnlineAt: '2026-03-10T11:59:59Z' }, false, true],
    ['no boolean, but lastOnlineAt: offline', { isOnline: 'yes', lastOnlineAt: '2026-03-10' }, false, true],
    ['a boolean wins over lastOnlineAt', { isOnline: true, lastOnlineAt: '2020-01-01' }, true, false],
    ['lastOnlineAt that is no date is not known', { lastOnlineAt: 'yesterday' }, false, false],
    ['lastOnlineAt null', { lastOnlineAt: null }, false, false],
    ['no subscriber', undefined, false, false],
    ['a subscriber that is no object', 'x', false, false],
    ['a subscriber that is a list', [{ isOnline: true }], false, false],
  ])('%s', (_name, subscriber, online, offline) => {
    expect(answer(asks(true), { subscriber })).toBe(online);
    expect(answer(asks(false), { subscriber })).toBe(offline);
  });
});

describe('isOnlineInLast', () => {
  const asks = (value: number, timeOperator: string): unknown => [
    { children: [{ on: 'isOnlineInLast', timeOperator, value }] },
  ];
  const seen = (lastOnlineAt: unknown, more: object = {}): object => ({
    subscriber: { lastOnlineAt, ...more },
    now: '2026-03-10T12:00:00Z',
  });
  it.each([
    ['online now needs no date', asks(0, 'minutes'), { subscriber: { isOnline: true } }, true],
    ['online now, however long ago the date', asks(0, 'minutes'), seen('2020-01-01', { isOnline: true }), true],
    ['offline now, seen in time', asks(5, 'minutes'), seen('2026-03-10T11:58:00Z', { isOnline: false }), true],
    ['online as text does not count', asks(5, 'minutes'), seen('2026-03-10T10:00:00Z', { isOnline: 'true' }), false],
    ['this very moment is in the last 0 minutes', asks(0, 'minutes'), seen('2026-03-10T12:00:00Z'), true],
    ['after now is not', asks(5, 'minutes'), seen('2026-03-10T12:00:00.001Z'), false],
    ['after now by less than a millisecond is not', asks(5, 'minutes'), seen('2026-03-10T12:00:00.0000001Z'), false],
    ['hours', asks(2, 'hours'), seen('2026-03-10T10:00:00Z'), true],
    ['a moment more than hours', asks(2, 'hours'), seen('2026-03-10T09:59:59.999Z'), false],
    ['days', asks(1, 'days'), seen('2026-03-09T12:00:00Z'), true],
    ['a moment more than days', asks(1, 'days'), seen('2026-03-09T11:59:59.9999Z'), false],
    ['a fraction of an hour', asks(0.5, 'hours'), seen('2026-03-10T11:30:00Z'), true],
    ['1.1 minutes is 66 seconds', asks(1.1, 'minutes'), seen('2026-03-10T11:58:54Z'), true],
    ['more days than time has', asks(1e308, 'days'), seen('0001-01-01'), true],
    ['a date with a zone', asks(1, 'minutes'), seen('2026-03-10T14:00:00+02:00'), true],
    ['a date alone is its midnight', asks(12, 'hours'), seen('2026-03-10'), true],
    ['text that is no date', asks(5, 'days'), seen('yesterday'), false],
    ['a number is no date', asks(5, 'days'), seen(1_773_144_000_000), false],
    ['no date', asks(5, 'days'), seen(undefined), false],
    ['no subscriber', asks(5, 'days'), {}, false],
    [
      'without now in the context: the present of the caller',
      asks(5, 'minutes'),
      { subscriber: { lastOnlineAt: '2026-03-10T11:55:00Z' } },
      true,
    ],
    [
      'now of the context wins',
      asks(5, 'minutes'),
      { subscriber: { lastOnlineAt: '2026-03-10T11:55:00Z' }, now: '2026-03-11' },
      false,
    ],
    [
      'now that cannot be read is no present',
      asks(5, 'minutes'),
      { subscriber: { lastOnlineAt: '2026-03-10T11:55:00Z' }, now: 'soon' },
      false,
    ],
  ])('%s', (_name, conditions, given, expected) => {
    expect(answer(conditions, given)).toBe(expected);
  });

  it('is undecided without a clock', () => {
    const conditions = conditionsSchema.parse(asks(5, 'minutes'));
    const subscriber = { lastOnlineAt: '2026-03-10T11:55:00Z' };
    expect(evaluateConditions(conditions, { subscriber }).matched).toBe(false);
    expect(evaluateConditions(conditions, { subscriber }, { now: new Date(Number.NaN) }).matched).toBe(false);
  });
});

describe('trace', () => {
  const trace = (wire: unknown, given: unknown, full = false): unknown =>
    evaluateConditions(conditionsSchema.parse(wire), given as Context, { full, now: NOW }).trace;
  const leaf = (over: object, given: unknown): unknown => {
    const [group] = trace(
      [{ children: [{ on: 'payload', field: 'x', operator: 'EQUAL', value: '1', ...over }] }],
      given,
    ) as { children: unknown[] }[];
    return group?.children[0];
  };

  it('is the tree itself, with results and actual values', () => {
    expect(trace([{ children: [yes] }], context)).toEqual([
      {
        isNegated: false,
        type: 'GROUP',
        value: 'AND',
        result: true,
        children: [{ ...yes, result: true, actual: 'yes' }],
      },
    ]);
  });

  it('marks skipped nodes, and evaluates them for a full trace', () => {
    const wire = [
      { children: [no, yes, { children: [yes] }] },
      { value: 'OR', children: [yes, no] },
      { children: [yes] },
    ];
    expect(trace(wire, context)).toMatchObject([
      {
        result: false,
        children: [{ result: false }, { skipped: true }, { skipped: true, children: [{ skipped: true }] }],
      },
      { result: true, children: [{ result: true }, { skipped: true }] },
      { skipped: true, children: [{ skipped: true }] },
    ]);
    expect(JSON.stringify(trace(wire, context, true))).not.toContain('skipped');
    expect(trace(wire, context, true)).toMatchObject([{ result: false }, { result: true }, { result: true }]);
  });

  it('a negated group shows its own result, after negation', () => {
    expect(trace([{ isNegated: true, children: [no] }], context)).toMatchObject([
      { result: true, children: [{ result: false }] },
    ]);
  });

  it('no conditions have no trace', () => {
    expect(trace([], context)).toEqual([]);
  });

  it.each([
    ['missing', {}, { payload: {} }, null, /payload\.x is missing/],
    ['null', {}, { payload: { x: null } }, null, /null/],
    ['no payload', {}, {}, null, /no payload/],
    ['payload is no object', {}, { payload: 'text' }, null, /not an object/],
    ['missing for a negated operator', { operator: 'NOT_EQUAL' }, {}, null, /no payload/],
    ['missing for IS_DEFINED', { operator: 'IS_DEFINED', value: 'false' }, { payload: {} }, null, /missing/],
    ['a list for EQUAL', {}, { payload: { x: ['1'] } }, ['1'], /list equals nothing/i],
    ['an object', { operator: 'IN' }, { payload: { x: { y: 1 } } }, { y: 1 }, /object/],
    ['a number and text', { value: 'a' }, { payload: { x: 1 } }, 1, /number/],
    ['a boolean and text', { value: 'a' }, { payload: { x: true } }, true, /true or false/],
    ['a number ordered by text', { operator: 'LARGER', value: 'a' }, { payload: { x: 1 } }, 1, /number/],
    ['a boolean ordered', { operator: 'SMALLER' }, { payload: { x: true } }, true, /true and false/],
    ['a list ordered', { operator: 'BETWEEN', value: '1,2' }, { payload: { x: [1] } }, [1], /list/],
    ['a bound that is null', { operator: 'BETWEEN', value: [null, 2] }, { payload: { x: 1 } }, 1, /bound/],
    ['a number and LIKE', { operator: 'LIKE' }, { payload: { x: 1 } }, 1, /LIKE/],
    [
      'a number and STARTS_WITH',
      { operator: 'STARTS_WITH' },
      { payload: { x: 1 } },
      1,
      /only text starts with.*number/i,
    ],
    ['a list and ENDS_WITH', { operator: 'ENDS_WITH' }, { payload: { x: ['1'] } }, ['1'], /only text ends with.*list/i],
    ['a number and a list of words', { operator: 'ANY_IN', value: 'a,b' }, { payload: { x: 1 } }, 1, /number/],
  ])('gives the reason why nothing was compared: %s', (_name, over, given, actual, reason) => {
    expect(leaf(over, given)).toMatchObject({ actual, reason: expect.stringMatching(reason) });
  });

  it.each([
    ['compared and false', {}, { payload: { x: '2' } }],
    ['compared and true', {}, { payload: { x: 1 } }],
    ['defined', { operator: 'IS_DEFINED' }, { payload: { x: {} } }],
    ['one item of the list is a number', { operator: 'ANY_IN', value: 'a,2' }, { payload: { x: 1 } }],
  ])('has no reason if a comparison took place: %s', (_name, over, given) => {
    expect(leaf(over, given)).not.toHaveProperty('reason');
  });

  const at = '2026-03-29T01:00:00Z';
  const zurich = 'Z\u00fcrich';
  it.each<[string, object, unknown, RegExp | undefined]>([
    ['both are dates', { operator: 'LARGER', value: at }, '2026-03-29 02:30:00', undefined],
    [
      'a date in another form',
      { operator: 'LARGER', value: at },
      '20260329T023000Z',
      /^The field is no date .* as text\.$/,
    ],
    ['a date of mail', { operator: 'LARGER', value: at }, 'Sun, 29 Mar 2026 02:30:00 GMT', /^The field is no date/],
    ['a date and any text', { operator: 'SMALLER', value: at }, 'soon', /^The field is no date/],
    ['a date and a number as text', { operator: 'SMALLER', value: at }, '1774751400000', /^The field is no date/],
    [
      'an ambiguous date',
      { operator: 'LARGER', value: at },
      '29.03.2026',
      /The field .* Day and month could be either/,
    ],
    ['an ambiguous value', { operator: 'LARGER', value: '3/4/2026' }, '2026-03-29', /The value .* Day and month/],
    [
      'one bound that is no date',
      { operator: 'BETWEEN', value: '2026-01-01,soon' },
      '2026-03-29',
      /^The value is no date/,
    ],
    [
      'neither is read',
      { operator: 'LARGER', value: '2026-3-1' },
      '2026-3-29',
      /^Neither the field nor the value is a/,
    ],
    ['words', { operator: 'LARGER', value: 'a' }, 'b', undefined],
    ['numbers', { operator: 'LARGER', value: '20260329' }, '20260330', undefined],
    [
      'composed and not',
      { value: zurich },
      zurich.normalize('NFD'),
      /only in what does not show: the field has accents/,
    ],
    ['the same the other way', { value: zurich.normalize('NFD') }, zurich, /show: the value has accents/],
    ['a space at an end', { value: 'acme ' }, 'acme', /the value has a space or line break at an end\.$/],
    [
      'both',
      { value: 'acme\n' },
      'ac\u200bme',
      /field has an invisible character \(U\+200B\) and the value has a space/,
    ],
    ['a space that does not break', { value: 'a b' }, 'a\u00a0b', /an unusual space \(U\+00A0\)/],
    ['the opposite operator', { operator: 'NOT_EQUAL', value: 'acme' }, 'acme ', /the field has a space/],
    ['an item of a list', { operator: 'IN', value: 'acme' }, ['x', 'acme\ufeff'], /the field has/],
    ['an item of the value', { operator: 'ANY_IN', value: ['x', 'acme '] }, 'acme', /the value has/],
    ['a start', { operator: 'STARTS_WITH', value: 'ac ' }, 'acme', /the value has/],
    ['a pattern', { operator: 'LIKE', value: 'z\u00fcr%' }, zurich.normalize('NFD'), /the field has/],
    ['a blank that is no part', { operator: 'IN', value: ' ' }, 'acme', undefined],
    ['another text all the same', { value: 'acme ' }, 'other', undefined],
    ['equal, with all that does not show', { value: 'acme ' }, 'acme ', undefined],
    ['a family of emoji', { value: '\u{1f468}\u200d\u{1f469}' }, 'x', undefined],
  ])('says what a person does not see: %s', (_name, over, x, reason) => {
    const traced = leaf(over, { payload: { x } }) as { reason?: string };
    if (reason === undefined) expect(traced).not.toHaveProperty('reason');
    else expect(traced.reason).toMatch(reason);
  });

  it.each([
    ['a number beside a value past 2^53', { value: '9007199254740993' }, 2 ** 53, /too large for an exact number/],
    ['a number beside such items', { operator: 'ANY_IN', value: '[9007199254740993]' }, 2 ** 53, /too large/],
  ])('says why no number equals: %s', (_name, over, x, reason) => {
    expect(leaf(over, { payload: { x } })).toMatchObject({ result: false, reason: expect.stringMatching(reason) });
  });

  it('presence: what was read, and why it decided nothing', () => {
    const wire = [{ children: [{ on: 'isOnline', value: true }] }];
    expect(trace(wire, {})).toMatchObject([{ children: [{ actual: null, reason: expect.stringMatching('known') }] }]);
    const last = [{ children: [{ on: 'isOnlineInLast', timeOperator: 'days', value: 1 }] }];
    expect(trace(last, { subscriber: { lastOnlineAt: 'x' } })).toMatchObject([
      { children: [{ actual: 'x', reason: expect.stringMatching('not an ISO date') }] },
    ]);
    expect(trace(last, { subscriber: { isOnline: true } })).toEqual([
      expect.objectContaining({ children: [{ ...last[0]?.children[0], result: true, actual: true }] }),
    ]);
  });

  it('cuts long values, so that a trace stays small for any context', () => {
    const big = { payload: { x: Array.from({ length: 100_000 }, (_, index) => ({ index, text: 'y'.repeat(100) })) } };
    expect(JSON.stringify(leaf({}, big)).length).toBeLessThan(5000);
    expect(leaf({}, { payload: { x: 'y'.repeat(100_000) } })).toMatchObject({ actual: `${'y'.repeat(1000)}…` });
    const emoji = leaf({}, { payload: { x: `y${'😀'.repeat(1000)}` } }) as { actual: string };
    expect(emoji.actual).not.toMatch(/\p{Surrogate}/u);
    const deep = JSON.parse(`{"payload":{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`) as unknown;
    expect(JSON.stringify(leaf({}, deep)).length).toBeLessThan(500);
  });
});

it('a tree changed since its last evaluation is evaluated in its current form', () => {
  const rule: FieldLeaf = { on: 'payload', field: 'x', operator: 'EQUAL', value: 'a' };
  const tree: Conditions = [{ isNegated: false, type: 'GROUP', value: 'AND', children: [rule] }];
  const context = { payload: { x: 'a', y: 'b' } };
  expect(evaluateConditions(tree, context).matched).toBe(true);
  rule.value = 'b';
  expect(evaluateConditions(tree, context)).toMatchObject({
    matched: false,
    trace: [{ children: [{ value: 'b', actual: 'a' }] }],
  });
  rule.field = 'y';
  expect(evaluateConditions(tree, context).matched).toBe(true);
  rule.operator = 'NOT_EQUAL';
  expect(evaluateConditions(tree, context).matched).toBe(false);
});
