import { KNOWN_OPERATORS } from '@/lib/conditions/operators';
import { inWords } from '@/lib/conditions/operators/names';

/** The operators that are true for a missing field, with the required value: "NOT_EQUAL and IS_DEFINED false". */
export const TRUE_OF_MISSING = inWords(
  KNOWN_OPERATORS.flatMap(({ name, definition, isNegated }) => {
    if (isNegated) return [name];
    const fixed = definition.choices ?? [];
    return fixed.filter(({ value }) => definition.compile(value)(undefined)).map(({ value }) => `${name} ${value}`);
  }),
);
