import { describe, expect, it } from 'vitest';

import { conditionsSchema } from '@/lib/conditions/parse/schema';
import type { Conditions } from '@/lib/conditions/types';

import { describeConditions } from './describe';

const say = (wire: unknown): string => describeConditions(conditionsSchema.parse(wire));
const leaf = (operator: string, value?: unknown, field = 'x'): object => ({
  on: 'payload',
  field,
  operator,
  ...(value === undefined ? {} : { value }),
});
const a = leaf('EQUAL', 'a', 'a');
const b = leaf('EQUAL', 'b', 'b');
const c = leaf('EQUAL', 'c', 'c');
const [A, B, C] = ['a', 'b', 'c'].map((name) => `the payload's ${name} is "${name}"`);

describe('one sentence for any tree', () => {
  it.each([
    [[], 'No conditions: always eligible.'],
    [[{}], 'Eligible when true (an empty group).'],
    [[{ isNegated: true }], 'Eligible when not (true (an empty group)).'],
    [[{ children: [a] }], `Eligible when ${A}.`],
    [[{ children: [a, b] }], `Eligible when ${A} and ${B}.`],
    [[{ value: 'OR', children: [a, b] }], `Eligible when ${A} or ${B}.`],
    [[{ children: [a, { value: 'OR', children: [b, c] }] }], `Eligible when ${A} and (${B} or ${C}).`],
    [[{ children: [a, { children: [{ children: [b] }] }] }], `Eligible when ${A} and ${B}.`],
    [[{ children: [a] }, { children: [b, c] }], `Eligible when ${A} or (${B} and ${C}).`],
    [[{ isNegated: true, children: [a] }], `Eligible when not (${A}).`],
    [
      [{ isNegated: true, value: 'OR', children: [a, b] }, { children: [c] }],
      `Eligible when not (${A} or ${B}) or ${C}.`,
    ],
    [
      [{ isNegated: true, children: [{ isNegated: true, children: [a, b] }] }],
      `Eligible when not (not (${A} and ${B})).`,
    ],
  ])('%j', (wire, sentence) => {
    expect(say(wire)).toBe(sentence);
  });

  it.each([
    ['data."app.plan"', `the payload's data."app.plan" is "a"`],
    ['"a b".c', `the payload's "a b".c is "a"`],
    ['a b', `the payload's "a b" is "a"`],
    [String.raw`"a\"b"`, String.raw`the payload's "\"a\\\"b\"" is "a"`],
  ])('a path with quotes: %s', (field, words) => {
    expect(say([{ children: [leaf('EQUAL', 'a', field)] }])).toBe(`Eligible when ${words}.`);
  });

  it.each([
    [leaf('EQUAL', 'pro'), `is "pro"`],
    [leaf('EQUAL', 7), 'is 7'],
    [leaf('EQUAL', true), 'is true'],
    [leaf('EQUAL', ''), 'is ""'],
    [leaf('EQUAL', 'say "and"\n'), String.raw`is "say \"and\"\n"`],
    [leaf('NOT_EQUAL', 'pro'), 'is not "pro"'],
    [leaf('LARGER', 5), 'is larger than 5'],
    [leaf('LARGER_EQUAL', 5), 'is at least 5'],
    [leaf('SMALLER', 'm'), 'is smaller than "m"'],
    [leaf('SMALLER_EQUAL', 5), 'is at most 5'],
    [leaf('LARGER', '2026-01-01'), 'is after 2026-01-01'],
    [leaf('LARGER_EQUAL', '2026-01-01'), 'is no earlier than 2026-01-01'],
    [leaf('SMALLER', '2026-01-01'), 'is before 2026-01-01'],
    [leaf('SMALLER_EQUAL', '2026-01-01'), 'is no later than 2026-01-01'],
    [leaf('BETWEEN', [1, 10]), 'is from 1 to 10'],
    [leaf('NOT_BETWEEN', '2026-01-01,2026-12-31'), 'is not from 2026-01-01 to 2026-12-31'],
    [leaf('IN', '@example.'), 'contains "@example."'],
    [leaf('STARTS_WITH', 'pro'), 'starts with "pro"'],
    [leaf('ENDS_WITH', '2026'), 'ends with "2026"'],
    [leaf('NOT_IN', 'x'), 'does not contain "x"'],
    [leaf('ANY_IN', 'fr, de'), 'matches one of "fr", "de"'],
    [leaf('ALL_IN', [1, 2]), 'matches all of 1, 2'],
    [leaf('ANY_IN', []), 'matches one of an empty list'],
    [leaf('ANY_IN', [null]), 'matches one of an item that equals nothing'],
    [leaf('ANY_IN', Array(200).fill(1)), 'matches one of 1, 1, 1, 1, 1, 1, 1, 1 (and 192 more)'],
    [leaf('LIKE', 'a%'), 'is like "a%"'],
    [leaf('NOT_LIKE', '5'), 'is not like "5"'],
    [leaf('IS_DEFINED'), 'is present'],
    [leaf('IS_DEFINED', 'FALSE'), 'is missing'],
    [leaf('EQUAL', 'y'.repeat(1000)), `is "${'y'.repeat(60)}…"`],
  ])('%j', (rule, words) => {
    expect(say([{ children: [rule] }])).toBe(`Eligible when the payload's x ${words}.`);
  });

  it.each([
    [{ on: 'isOnline', value: true }, 'the subscriber is online'],
    [{ on: 'isOnline', value: false }, 'the subscriber is offline'],
    [{ on: 'isOnlineInLast', timeOperator: 'minutes', value: 5 }, 'the subscriber was online in the last 5 minutes'],
    [{ on: 'isOnlineInLast', timeOperator: 'hours', value: 1 }, 'the subscriber was online in the last 1 hour'],
    [{ on: 'tenant', field: 'data.tags.0', operator: 'EQUAL', value: 'a' }, `the tenant's data.tags.0 is "a"`],
    [{ on: 'subscriber', field: 'full name', operator: 'IS_DEFINED' }, `the subscriber's "full name" is present`],
    [{ on: 'payload', field: 'plan.', operator: 'IS_DEFINED' }, `the payload's "plan." is present`],
    [
      { on: 'payload', field: 'a is "b" or c', operator: 'IS_DEFINED' },
      String.raw`the payload's "a is \"b\" or c" is present`,
    ],
  ])('%j', (rule, words) => {
    expect(say([{ children: [rule] }])).toBe(`Eligible when ${words}.`);
  });
});

it('an incomplete draft is described as far as possible', () => {
  const draft = (...children: object[]): string =>
    describeConditions([{ isNegated: false, type: 'GROUP', value: 'AND', children }] as unknown as Conditions);
  expect(draft({ on: 'payload', field: '', operator: 'EQUAL', value: '' })).toBe(
    'Eligible when an unnamed field of the payload is "".',
  );
  expect(draft(leaf('BETWEEN', ''))).toBe(`Eligible when the payload's x is within bounds not yet given.`);
  expect(draft(leaf('SIMILAR', 'a'))).toBe(`Eligible when the payload's x is compared in an unknown way.`);
  expect(draft({ on: 'weather' })).toBe('Eligible when something unknown.');
  expect(draft({ on: 'isOnlineInLast' })).toBe(
    'Eligible when the subscriber was online in the last time not yet given.',
  );
});

it('a hundred thousand groups are cut', () => {
  expect(say(Array.from({ length: 100_000 }, () => ({}))).length).toBeLessThan(100_000);
});
