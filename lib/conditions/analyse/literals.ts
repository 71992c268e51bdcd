import { compileOperator } from '@/lib/conditions/evaluate/compile-operator';
import { operatorOf } from '@/lib/conditions/operators';
import { itemsOf, type OperatorDefinition, type Test } from '@/lib/conditions/operators/operator';
import type { FieldLeaf, IsOnlineInLastLeaf, IsOnlineLeaf } from '@/lib/conditions/types';
import type { ListItem } from '@/lib/conditions/values/list-items';

/** A field leaf that is asked to hold, or not to; a negated operator is turned into its opposite asked the other way. */
export interface FieldLiteral {
  /** The name without negation. */
  readonly operator: string;
  /** Undefined for an unknown operator, which is never true. */
  readonly definition: OperatorDefinition | undefined;
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

/** The literal of a leaf. In: the leaf, and whether it is to be true. */
export function literalOf(leaf: FieldLeaf, isTrue: boolean): FieldLiteral {
  const known = operatorOf(leaf.operator);
  const definition = known?.definition;
  const operator = definition?.name ?? leaf.operator;
  const value = leaf.value ?? '';
  return {
    operator,
    definition,
    value,
    items: definition === undefined ? [value] : itemsOf(definition, value),
    holds: isTrue !== (known?.isNegated ?? false),
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
