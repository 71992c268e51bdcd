import { allIn } from './all-in';
import { anyIn } from './any-in';
import { between } from './between';
import { endsWith } from './ends-with';
import { equal } from './equal';
import { isIn } from './in';
import { isDefined } from './is-defined';
import { larger } from './larger';
import { largerEqual } from './larger-equal';
import { like } from './like';
import type { OperatorDefinition } from './operator';
import { smaller } from './smaller';
import { smallerEqual } from './smaller-equal';
import { startsWith } from './starts-with';

/** Every operator, in the order in which messages, documents and the builder list them. Add a new one here. */
const DEFINITIONS = [
  equal,
  larger,
  largerEqual,
  smaller,
  smallerEqual,
  between,
  isIn,
  anyIn,
  allIn,
  startsWith,
  endsWith,
  like,
  isDefined,
] as const;

type Definition = (typeof DEFINITIONS)[number];

/** The name of every operator that a field leaf may use. */
export type Operator = Definition['name'] | Extract<Definition, { readonly negation: unknown }>['negation']['name'];

/** The meaning of one name: a definition, or its exact opposite. */
export interface KnownOperator {
  readonly name: Operator;
  readonly definition: OperatorDefinition;
  readonly isNegated: boolean;
  readonly label: string;
  readonly meaning: string;
  readonly says: (value: string) => string;
  /** The name of the exact opposite, if there is one. */
  readonly opposite: Operator | undefined;
}

/** Every operator by name; a negated operator follows the one it negates. */
export const KNOWN_OPERATORS: readonly KnownOperator[] = DEFINITIONS.flatMap(knownBy);

/** The initial operator of a new rule. */
export const FIRST_OPERATOR: Operator = DEFINITIONS[0].name;

/** Only the names. */
export const OPERATORS: readonly Operator[] = KNOWN_OPERATORS.map(({ name }) => name);

const byName: ReadonlyMap<string, KnownOperator> = new Map(KNOWN_OPERATORS.map((known) => [known.name, known]));

/** The operator with a name; undefined if no operator has it. */
export function operatorOf(name: string): KnownOperator | undefined {
  return byName.get(name);
}

function knownBy(definition: OperatorDefinition): KnownOperator[] {
  const { label, meaning, says, negation } = definition;
  // `Operator` is derived from the names of the definitions.
  const name = definition.name as Operator;
  const opposite = negation?.name as Operator | undefined;
  const positive = { name, definition, isNegated: false, label, meaning, says, opposite };
  if (negation === undefined || opposite === undefined) return [positive];
  const denial = `${name} is false; so also when the field is missing.`;
  return [positive, { ...negation, name: opposite, definition, isNegated: true, meaning: denial, opposite: name }];
}
