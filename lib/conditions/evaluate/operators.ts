import { equals, order, readBoolean, referenceOf, type Reference } from './compare';
import { compileLike } from './like';
import { listItems } from './list-items';
import { compileAllIn, compileAnyIn } from './list-operators';
import type { Operator } from '@/lib/conditions/types';

/** Tests a value that was read from the context; undefined and null are both missing. */
export type Test = (actual: unknown) => boolean;

/**
 * Compiles one operator with its value, so that numbers, dates and lists are read once.
 * In: the operator, and the leaf's value as text (absent only with IS_DEFINED). Out: the test; it never throws.
 * An operator that the model does not know is never true, and neither is its negation.
 */
export function compileOperator(operator: Operator, value = ''): Test {
  switch (operator) {
    case 'NOT_EQUAL':
      return negate(compileOperator('EQUAL', value));
    case 'NOT_BETWEEN':
      return negate(compileOperator('BETWEEN', value));
    case 'NOT_IN':
      return negate(compileOperator('IN', value));
    case 'NOT_LIKE':
      return negate(compileOperator('LIKE', value));
    default:
      return compilePositive(operator, value);
  }
}

function compilePositive(operator: Exclude<Operator, `NOT_${string}`>, value: string): Test {
  const reference = referenceOf(value);
  switch (operator) {
    case 'EQUAL':
      return (actual) => equals(actual, reference);
    case 'LARGER':
      return (actual) => (order(actual, reference) ?? 0) > 0;
    case 'LARGER_EQUAL':
      return (actual) => (order(actual, reference) ?? -1) >= 0;
    case 'SMALLER':
      return (actual) => (order(actual, reference) ?? 0) < 0;
    case 'SMALLER_EQUAL':
      return (actual) => (order(actual, reference) ?? 1) <= 0;
    case 'BETWEEN':
      return compileBetween(value);
    case 'IN':
      return guard((actual) => isIn(actual, reference));
    case 'ANY_IN':
      return guard(compileAnyIn(listItems(value)));
    case 'ALL_IN':
      return guard(compileAllIn(listItems(value)));
    case 'LIKE': {
      const like = compileLike(value);
      return (actual) => typeof actual === 'string' && like(actual);
    }
    case 'IS_DEFINED':
      return readBoolean(value) === false ? isMissing : (actual) => !isMissing(actual);
    default:
      return neverTrue(operator);
  }
}

/** null and undefined are both missing (conditions.md, "Reading a field"). */
export function isMissing(actual: unknown): boolean {
  return actual === undefined || actual === null;
}

function compileBetween(value: string): Test {
  const [first, second, ...more] = listItems(value);
  if (typeof first !== 'string' || typeof second !== 'string' || more.length > 0) return () => false;
  const low = referenceOf(first);
  const high = referenceOf(second);
  return (actual) => (order(actual, low) ?? -1) >= 0 && (order(actual, high) ?? 1) <= 0;
}

function isIn(actual: unknown, reference: Reference): boolean {
  if (typeof actual === 'string') return actual.includes(reference.text);
  return Array.isArray(actual) ? actual.some((item) => equals(item, reference)) : equals(actual, reference);
}

function negate(test: Test): Test {
  return (actual) => !test(actual);
}

/** A list that is a proxy can throw when it is read. Below the negation, so that NOT_… stays exactly the opposite. */
function guard(test: Test): Test {
  return (actual) => {
    try {
      return test(actual);
    } catch {
      return false;
    }
  };
}

/** Reached only by a tree that no schema has seen; the parameter keeps the switch exhaustive. */
function neverTrue(_operator: never): Test {
  return () => false;
}
