import { operatorOf } from '@/lib/conditions/operators';
import type { Test } from '@/lib/conditions/operators/operator';

/**
 * Compiles an operator with its value: looks up the operator and reads numbers, dates and lists once.
 * In: the operator's name, and the leaf's value as text. Out: the test; it never throws.
 * An unknown operator is never true, and neither is its negation.
 */
export function compileOperator(name: string, value = ''): Test {
  const operator = operatorOf(name);
  if (operator === undefined) return () => false;
  const test = operator.definition.compile(value);
  return operator.isNegated ? (actual) => !test(actual) : test;
}
