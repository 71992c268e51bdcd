import { KNOWN_OPERATORS } from '@/lib/conditions/operators';

import type { OperatorDefinition } from './operator';

/** The names of the operators whose definition passes the test, as a sentence lists them: "BETWEEN and NOT_BETWEEN". */
export function namesWhere(isSuch: (definition: OperatorDefinition) => boolean): string {
  return inWords(KNOWN_OPERATORS.filter(({ definition }) => isSuch(definition)).map(({ name }) => name));
}

/** "a", "a and b", "a, b and c". */
export function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
