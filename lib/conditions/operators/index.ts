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

/** Every operator, in the order in which messages, documents and the builder list them. A new one is added here. */
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

/** What stands behind one name: a definition, or its exact opposite. */
export interface KnownOperator {
  readonly name: Operator;
  readonly definition: OperatorDefinition;
  readonly isNegated: boolean;
  readonly label: string;
  readonly meaning: string;
  readonly says: (value: string) => string;
  /** The name of the exact opposite, where there is one. */
  readonly opposite: Operator | undefined;
}

/** Every operator by name; what is negated follows what negates it. */
export const KNOWN_OPERATORS: readonly KnownOperator[] = DEFINITIONS.flatMap(knownBy);

/** What a rule that nobody has filled yet compares with. */
export const FIRST_OPERATOR: Operator = DEFINITIONS[0].name;

/** The names alone. */
export const OPERATORS: readonly Operator[] = KNOWN_OPERATORS.map(({ name }) => name);

const byName: ReadonlyMap<string, KnownOperator> = new Map(KNOWN_OPERATORS.map((known) => [known.name, known]));

/** What stands behind a name; undefined for one that is no operator's. */
export function operatorOf(name: string): KnownOperator | undefined {
  return byName.get(name);
}

function knownBy(definition: OperatorDefinition): KnownOperator[] {
  const { label, meaning, says, negation } = definition;
  // The names of definitions are what `Operator` is made of.
  const name = definition.name as Operator;
  const opposite = negation?.name as Operator | undefined;
  const positive = { name, definition, isNegated: false, label, meaning, says, opposite };
  if (negation === undefined || opposite === undefined) return [positive];
  const denial = `${name} is false; so also when the field is missing.`;
  return [positive, { ...negation, name: opposite, definition, isNegated: true, meaning: denial, opposite: name }];
}
