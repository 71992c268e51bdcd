import { describe, expect, it } from 'vitest';

import { compileOperator } from '@/lib/conditions/evaluate/compile-operator';
import type { Operator } from '@/lib/conditions/types';

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

table('IN', 'NOT_IN', [
  ['orders@example.com', '@example.', true],
  ['abc', 'abc', true],
  ['abc', 'B', false],
  ['abc', '', true],
  ['b', 'a,b,c', false],
  ['a,b', 'a,b', true],
  [['a', 'b'], 'b', true],
  [['ab'], 'a', false],
  [['B'], 'b', false],
  [[1, 2], '2.0', true],
  [['2'], '2.0', false],
  [[true], 'TRUE', true],
  [[null], 'null', false],
  [[['a']], 'a', false],
  [[{}], '[object Object]', false],
  [[], '', false],
  [[''], '', true],
  [12, '1', false],
  [12, '12.0', true],
  [true, 'true', true],
  [true, 'tru', false],
  [{ a: 1 }, 'a', false],
  [undefined, '', false],
]);

table('ANY_IN', undefined, [
  ['de', 'fr, de, it', true],
  ['de', 'fr,de ,it', true],
  ['DE', 'fr,de', false],
  [2, '1,2.0', true],
  [2, '[1,2]', true],
  ['2', '[1,2]', true],
  ['2.0', '[1,2]', false],
  [2, '["2"]', true],
  [true, '[true]', true],
  ['true', '[true]', true],
  [true, '[1]', false],
  ['null', '[null]', false],
  [null, '[null]', false],
  ['', 'a,,b', true],
  ['', '', false],
  ['', ' ', true],
  ['', ',', true],
  ['a', '[]', false],
  [' a', '[" a"]', true],
  [' a', ' a, b', false],
  ['a', '[" a"]', false],
  ['["a"', '["a"', true],
  ['a', ' ["a"] ', true],
  ['{"a":1}', '{"a":1}', true],
  [['news', 'offers'], '["offers","alerts"]', true],
  [['news'], 'offers,alerts', false],
  [[], 'a', false],
  [[1, 'a', true], 'FALSE,true', true],
  [[['a']], 'a', false],
  [{}, 'a', false],
  [undefined, '', false],
]);

table('ALL_IN', undefined, [
  [['a', 'b', 'c'], 'a,c', true],
  [['a', 'b'], 'a,c', false],
  [['a'], 'a,a', true],
  ['a', 'a', true],
  ['a', 'a,a', true],
  ['a', 'a,b', false],
  [1, '1,1.0,1e0', true],
  [[1], '1,1.0', true],
  [['1'], '1,1.0', false],
  [['1', 1], '1,1.0', true],
  [[true], 'true,TRUE', true],
  [['a', 'b'], '["a",null]', false],
  [['a'], '', true],
  [[], '[]', true],
  ['a', '', true],
  [0, '', true],
  [[], 'a', false],
  // Only IS_DEFINED sees an object, and a missing field makes every other operator false.
  [{}, '[]', false],
  [undefined, '[]', false],
  [null, '', false],
]);
