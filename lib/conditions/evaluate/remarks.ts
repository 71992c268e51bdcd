import { inWords } from '@/lib/conditions/operators/names';
import { itemsOf, type OperatorDefinition } from '@/lib/conditions/operators/operator';
import { readNumber } from '@/lib/conditions/values/compare';
import { unreadDate } from '@/lib/conditions/values/date-look';
import { readInstant } from '@/lib/conditions/values/dates';
import { asSeen, hiddenIn, isPlainText } from '@/lib/conditions/values/text-look';

// A trace has up to 200 leaves for each of many candidates, and all may read the same megabyte.
const MOST_CHARACTERS = 2000;
const MOST_ITEMS = 200;

/**
 * What a person does not see about a comparison that took place: a date was compared as text, or characters that do
 * not show made the difference. In: the operator, negation aside, and the leaf's value; then the value of the context.
 * Out: a sentence that quotes neither, or undefined. Only for traces: it takes longer than the comparison.
 */
export function compileRemark(definition: OperatorDefinition, value: string): (actual: unknown) => string | undefined {
  const dates = definition.bounds === undefined ? undefined : compileDateRemark(definition, value);
  if (dates !== undefined) return (actual) => (typeof actual === 'string' ? dates(actual) : undefined);
  return definition.value === 'none' ? () => undefined : compileHiddenRemark(definition, value);
}

type Reading = 'date' | 'ambiguous' | 'other' | undefined;

function readingOf(text: string): Reading {
  return readInstant(text) === undefined ? unreadDate(text) : 'date';
}

function compileDateRemark(definition: OperatorDefinition, value: string): (actual: string) => string | undefined {
  const bounds = itemsOf(definition, value).filter((item) => item !== null);
  const readings = bounds.map(readingOf);
  const areNumeric = bounds.every((bound) => !Number.isNaN(readNumber(bound)));
  return (actual) => {
    if (areNumeric && !Number.isNaN(readNumber(actual))) return undefined;
    const own = readingOf(actual);
    if ([own, ...readings].every((reading) => reading === undefined)) return undefined;
    const subjects = [
      ...(own === 'date' ? [] : ['The field']),
      ...(readings.every((reading) => reading === 'date') ? [] : ['The value']),
    ];
    if (subjects.length === 0) return undefined;
    const subject = subjects.length === 2 ? 'Neither the field nor the value is a' : `${subjects.join()} is no`;
    const isAmbiguous = [own, ...readings].includes('ambiguous');
    return `${subject} date that can be read (ISO 8601: YYYY-MM-DD, optionally a time and a zone), so it was compared as text.${isAmbiguous ? ' Day and month could be either way round.' : ''}`;
  };
}

function compileHiddenRemark(definition: OperatorDefinition, value: string): (actual: unknown) => string | undefined {
  const items = itemsOf(definition, value);
  const hidden = hiddenInAll(items);
  const test = definition.compile(value);
  let seenTest: ((actual: unknown) => boolean) | undefined;
  return (actual) => {
    const texts = textsOf(actual);
    if (texts === undefined) return undefined;
    // Nearly every value, and a trace asks at each leaf.
    if (hidden.length === 0 && typeof actual === 'string' && isPlainText(actual)) return undefined;
    const own = hiddenInAll(texts);
    if ((own.length === 0 && hidden.length === 0) || test(actual)) return undefined;
    seenTest ??= definition.compile(definition.value === 'list' ? JSON.stringify(items.map(seen)) : asSeen(value));
    // A value of nothing but blanks would be a part of every text.
    if (items.every((item) => seen(item) === '') && seen(actual) !== '') return undefined;
    if (!seenTest(Array.isArray(actual) ? texts.map(seen) : seen(actual))) return undefined;
    const parts = [
      ...(own.length === 0 ? [] : [`the field has ${inWords(own)}`]),
      ...(hidden.length === 0 ? [] : [`the value has ${inWords(hidden)}`]),
    ];
    return `They differ only in what does not show: ${inWords(parts)}.`;
  };
}

function seen(item: unknown): unknown {
  return typeof item === 'string' ? asSeen(item) : item;
}

function hiddenInAll(items: readonly unknown[]): string[] {
  return [...new Set(items.flatMap((item) => (typeof item === 'string' ? hiddenIn(item) : [])))];
}

/** The items of a list, or a text as the only one; undefined for anything else, and for more than is looked at. */
function textsOf(actual: unknown): readonly unknown[] | undefined {
  try {
    if (typeof actual === 'string') return actual.length > MOST_CHARACTERS ? undefined : [actual];
    if (!Array.isArray(actual) || actual.length > MOST_ITEMS) return undefined;
    const characters = actual.reduce<number>((sum, item) => sum + (typeof item === 'string' ? item.length : 1), 0);
    return characters > MOST_CHARACTERS ? undefined : [...(actual as unknown[])];
  } catch {
    // Reading a list that is a proxy can throw.
    return undefined;
  }
}
