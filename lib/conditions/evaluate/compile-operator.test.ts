import { describe, expect, it } from 'vitest';

import type { Operator } from '@/lib/conditions/types';

import { compileOperator } from './compile-operator';

type Row = readonly [actual: unknown, value: string | undefined, expected: boolean];

/** Rows of one operator; its negation, if there is one, must give the opposite result. */
function table(operator: Operator, negated: Operator | undefined, rows: readonly Row[]): void {
  describe(operator, () => {
    it.each(rows)('%j against %j is %s', (actual, value, expected) => {
      expect(compileOperator(operator, value)(actual)).toBe(expected);
      if (negated !== undefined) expect(compileOperator(negated, value)(actual)).toBe(!expected);
    });
  });
}

const NOT_NUMERIC = [
  '',
  ' 5',
  '5 ',
  '+5',
  '0x10',
  '1,000',
  '.5',
  '5.',
  '007',
  '1e',
  '--1',
  '1_000',
  'NaN',
  'Infinity',
  '٣',
  '5\n',
];
const NUMERIC = ['5', '5.0', '5.00', '50e-1', '0.5e1', '5E0', '5e+0'];

table('EQUAL', 'NOT_EQUAL', [
  ['pro', 'pro', true],
  ['pro', 'Pro', false],
  ['pro', ' pro', false],
  ['', '', true],
  ['é', 'e\u0301', false],
  ['5', '5.0', false],
  ['true', 'TRUE', false],
  ...NUMERIC.map((text): Row => [5, text, true]),
  ...NOT_NUMERIC.map((text): Row => [5, text, false]),
  [0, '', false],
  [0, '-0', true],
  [-0, '0', true],
  [0.1, '0.1', true],
  [1e21, '1e+21', true],
  [2 ** 53, '9007199254740992', true],
  [2 ** 53, '9007199254740993', false],
  [781250306873012224, '781250306873012225', false],
  ['781250306873012224', '781250306873012225', false],
  [Number.NaN, 'NaN', false],
  [true, 'true', true],
  [true, 'TrUe', true],
  [true, 'false', false],
  [false, 'FALSE', true],
  [true, '1', false],
  [false, '', false],
  [true, ' true', false],
  [['a'], 'a', false],
  [[], '', false],
  [['a'], '["a"]', false],
  [{}, '{}', false],
  [{}, '[object Object]', false],
  [undefined, 'undefined', false],
  [undefined, '', false],
  [null, 'null', false],
]);

table('LARGER', undefined, [
  [10, '9', true],
  [9, '9', false],
  ['10', '9', true],
  ['9', '10', false],
  [10, '9.99', true],
  ['1e1', '9', true],
  ['781250306873012226', '781250306873012225', true],
  ['781250306873012225', '781250306873012226', false],
  ['-781250306873012225', '-781250306873012226', true],
  [2 ** 53, '9007199254740993', false],
  [2 ** 53 + 2, '9007199254740993', true],
  ['9007199254740993', '9007199254740992', true],
  ['1e401', '1e400', true],
  [Number.MAX_VALUE, '1e400', false],
  [5, 'abc', false],
  [5, '2026-01-01', false],
  [5, '', false],
  ['', '5', false],
  ['abc', '5', true],
  ['abc', '10', true],
  // Neither is numeric: text order applies.
  [' 6', ' 5', true],
  ['1,001', '1,000', true],
  ['b', 'a', true],
  ['a', 'B', true],
  ['a', 'a', false],
  ['ab', 'a', true],
  ['\u{1F600}', '\uFF5E', true],
  ['\uFF5E', '\u{1F600}', false],
  ['a\u{1F600}', 'a\uFF5E', true],
  [true, 'false', false],
  [true, '0', false],
  [['b'], 'a', false],
  [{}, '', false],
  [undefined, '', false],
  [null, '', false],
  // Dates are instants.
  ['2026-03-01T12:00:00+02:00', '2026-03-01T09:59:59Z', true],
  ['2026-03-01T12:00:00+02:00', '2026-03-01T10:00:00Z', false],
  ['2026-03-01', '2026-02-28T23:59:59.999Z', true],
  ['2026-03-01T00:00:00.0000002Z', '2026-03-01T00:00:00.0000001Z', true],
  ['2026-03-01T10:00', '2026-03-01T10:00-01:00', false],
  // A day that is not in the calendar is text, so the other date is compared as text too.
  ['2026-02-30', '2026-02-28', true],
  ['2026-02-30', '2026-03-01T00:00:00Z', false],
]);

table('LARGER_EQUAL', undefined, [
  [5, '5', true],
  [5, '5.0', true],
  ['5.0', '5', true],
  [4.99, '5', false],
  ['2026-03-01', '2026-03-01T00:00Z', true],
  ['2026-03-01T02:00+02:00', '2026-03-01', true],
  ['a', 'a', true],
  ['', '', true],
  [5, 'five', false],
  [true, 'true', false],
  [undefined, '0', false],
]);

table('SMALLER', undefined, [
  [4, '5', true],
  [5, '5', false],
  ['9', '10', true],
  ['', 'a', true],
  ['', '', false],
  ['A', 'a', true],
  ['2026-03-01', '2026-03-01T00:00:01Z', true],
  [5, 'abc', false],
  [undefined, '5', false],
  [[1], '5', false],
]);

table('SMALLER_EQUAL', undefined, [
  ['5', '5.00', true],
  [5, '5', true],
  [5.01, '5', false],
  ['a', 'b', true],
  [Number.NaN, '5', false],
  [null, '5', false],
]);

table('BETWEEN', 'NOT_BETWEEN', [
  [1, '1,10', true],
  [10, '1,10', true],
  [0.99, '1,10', false],
  ['10', ' 1 , 10 ', true],
  [5, '[1, 10]', true],
  [5, '["1", "10"]', true],
  [5, '[" 1", "10"]', false],
  [5, '10,1', false],
  ['m', 'a,z', true],
  ['2026-06-15', '2026-01-01,2026-12-31', true],
  ['2026-12-31T00:00:01Z', '2026-01-01,2026-12-31', false],
  [5, '[null, 10]', false],
  [5, '[[1], 10]', false],
  [5, '1,ten', false],
  [true, '0,1', false],
  [[5], '1,10', false],
  [{}, '1,10', false],
  [undefined, '1,10', false],
]);

table('LIKE', 'NOT_LIKE', [
  ['Hello World', 'WORLD', true],
  ['Hello World', 'hello world', true],
  ['Hello World', 'hello', true],
  ['Hello World', 'hello%', true],
  ['Hello World', '%hello', false],
  ['Hello World', 'world%', false],
  ['invoice-2026.pdf', 'invoice-%.pdf', true],
  ['invoice-.pdf', 'invoice-%.pdf', true],
  ['invoice-2026.pdf.exe', 'invoice-%.pdf', false],
  ['cat', 'c_t', true],
  ['ct', 'c_t', false],
  ['a cat', 'c_t', false],
  ['c😀t', 'c_t', true],
  ['😀', '_', true],
  ['😀', '__', false],
  ['abc', 'a.c', false],
  ['aXc', 'a[X]c', false],
  ['100%', '100\\%', false],
  ['100\\', '100\\%', true],
  ['a_b', 'a\\_b', false],
  ['', '', true],
  ['abc', '', true],
  ['', '%', true],
  ['', '_', false],
  ['abc', '%%', true],
  ['abc', '%_%_%_%', true],
  ['ab', '%_%_%_%', false],
  ['a\nb', 'a%b', true],
  ['ÄÖ', 'äö', true],
  ['mississippi', 'm%iss%ip%i', true],
  ['mississippi', 'm%iss%ip%s', false],
  [5, '5', false],
  [true, 'true', false],
  [['abc'], 'abc', false],
  [{}, '%', false],
  [undefined, '%', false],
]);

table('STARTS_WITH', undefined, [
  ['pro-2026', 'pro', true],
  ['pro', 'pro', true],
  ['pr', 'pro', false],
  ['Pro', 'pro', false],
  [' pro', 'pro', false],
  ['pro', '', true],
  ['', '', true],
  ['é', 'e', false],
  ['e\u0301', 'e', true],
  ['p%', 'p%', true],
  ['pro', 'p%', false],
  [5, '5', false],
  [true, 'true', false],
  [['pro'], 'pro', false],
  [{}, '', false],
  [null, '', false],
  [undefined, '', false],
]);

table('ENDS_WITH', undefined, [
  ['orders@example.com', '@example.com', true],
  ['a', 'ba', false],
  ['invoice.PDF', '.pdf', false],
  ['pro ', 'pro', false],
  ['pro', '', true],
  ['', '', true],
  ['a\u{1F600}', '\u{1F600}', true],
  [15, '5', false],
  [false, 'e', false],
  [['a'], 'a', false],
  [{}, '', false],
  [null, '', false],
  [undefined, '', false],
]);

table('IS_DEFINED', undefined, [
  ['', 'true', true],
  ['', undefined, true],
  [0, '', true],
  [false, 'true', true],
  [{}, 'true', true],
  [[], 'no', true],
  [null, 'true', false],
  [undefined, undefined, false],
  [undefined, '0', false],
  [undefined, 'false', true],
  [null, 'FALSE', true],
  ['', 'False', false],
  [{}, 'false', false],
  ['', ' false', true],
]);

it('an unknown operator is never true', () => {
  expect(compileOperator('EQUALS', 'a')('a')).toBe(false);
});
