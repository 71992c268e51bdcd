import { compileOperator } from '@/lib/conditions/evaluate/compile-operator';
import { operatorOf } from '@/lib/conditions/operators';
import { itemsOf, type OperatorDefinition, type Test } from '@/lib/conditions/operators/operator';
import type { FieldLeaf, IsOnlineInLastLeaf, IsOnlineLeaf } from '@/lib/conditions/types';
import type { ListItem } from '@/lib/conditions/values/list-items';

/**
 * A field leaf and whether it must hold. A negated operator is replaced with its opposite and the reverse requirement.
 */
export interface FieldLiteral {
  /** The name without negation. */
  readonly operator: string;
  /** Undefined for an unknown operator, which is never true. */
  readonly definition: OperatorDefinition | undefined;
  readonly value: string;
  /** The value as the operator reads it: its items, or the value itself as the only item. */
  readonly items: readonly ListItem[];
  readonly holds: boolean;
  readonly test: Test;
}

/** A presence leaf and whether it must hold. */
export interface PresenceLiteral {
  readonly leaf: IsOnlineLeaf | IsOnlineInLastLeaf;
  readonly holds: boolean;
}

/** The literal of a leaf that must be true or false. */
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

/** The same literal with the reverse requirement. */
export function invert(literal: FieldLiteral): FieldLiteral {
  return { ...literal, holds: !literal.holds };
}

/** Whether a value of the context meets a literal. */
export function isMet(literal: FieldLiteral, actual: unknown): boolean {
  return literal.test(actual) === literal.holds;
}

/** The items of a value that a context's text, number or boolean can equal. */
export function textItems({ items }: FieldLiteral): string[] {
  return items.filter((item) => item !== null);
}
