import { listItems, type ListItem } from '@/lib/conditions/evaluate/list-items';
import { compileOperator, type Test } from '@/lib/conditions/evaluate/operators';
import type { FieldLeaf, IsOnlineInLastLeaf, IsOnlineLeaf, Operator } from '@/lib/conditions/types';

/** An operator without its negation. */
export type PositiveOperator = Exclude<Operator, `NOT_${string}`>;

/** A field leaf that is asked to hold, or not to; a negated operator is turned into its opposite asked the other way. */
export interface FieldLiteral {
  readonly operator: PositiveOperator;
  readonly value: string;
  /** The value as the operator reads it: its items, or itself alone. */
  readonly items: readonly ListItem[];
  readonly holds: boolean;
  readonly test: Test;
}

/** A presence leaf that is asked to hold, or not to. */
export interface PresenceLiteral {
  readonly leaf: IsOnlineLeaf | IsOnlineInLastLeaf;
  readonly holds: boolean;
}

const OPPOSITE: Readonly<Partial<Record<Operator, PositiveOperator>>> = {
  NOT_EQUAL: 'EQUAL',
  NOT_IN: 'IN',
  NOT_LIKE: 'LIKE',
  NOT_BETWEEN: 'BETWEEN',
};

const LIST_READERS: ReadonlySet<PositiveOperator> = new Set(['BETWEEN', 'ANY_IN', 'ALL_IN']);

/** The literal of a leaf. In: the leaf, and whether it is to be true. */
export function literalOf(leaf: FieldLeaf, isTrue: boolean): FieldLiteral {
  const opposite = OPPOSITE[leaf.operator];
  const operator = opposite ?? (leaf.operator as PositiveOperator);
  const value = leaf.value ?? '';
  return {
    operator,
    value,
    items: LIST_READERS.has(operator) ? listItems(value) : [value],
    holds: opposite === undefined ? isTrue : !isTrue,
    test: compileOperator(operator, value),
  };
}

/** The same literal, asked the other way. */
export function invert(literal: FieldLiteral): FieldLiteral {
  return { ...literal, holds: !literal.holds };
}

/** Whether a literal is met by a value of the context. */
export function isMet(literal: FieldLiteral, actual: unknown): boolean {
  return literal.test(actual) === literal.holds;
}

/** The items of a value that a context's text, number or boolean can equal. */
export function textItems({ items }: FieldLiteral): string[] {
  return items.filter((item) => item !== null);
}
