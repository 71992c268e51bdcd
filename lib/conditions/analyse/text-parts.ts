import type { FieldLiteral } from './literals';

/** A part that a text has to have, or must not have: the text that stands at its start, its end, or anywhere. */
interface Part {
  readonly at: 'start' | 'end' | 'inside';
  readonly text: string;
}

/**
 * Whether the parts that the literals ask for prove that no text meets them all: two starts (or ends) of which neither
 * begins (ends) with the other, or a part that is forbidden and comes with one that is wanted. false means "not proven".
 */
export function excludesParts(literals: readonly FieldLiteral[]): boolean {
  const wanted = partsOf(literals, true);
  const forbidden = partsOf(literals, false);
  const starts = wanted.filter(({ at }) => at === 'start');
  const ends = wanted.filter(({ at }) => at === 'end');
  // Every text begins with, ends with and contains the empty text.
  const brings = (unwanted: Part): boolean => unwanted.text === '' || wanted.some((part) => includes(part, unwanted));
  return (
    forbidden.some(brings) ||
    isSplit(starts, (longer, shorter) => longer.startsWith(shorter)) ||
    isSplit(ends, (longer, shorter) => longer.endsWith(shorter))
  );
}

function partsOf(literals: readonly FieldLiteral[], isWanted: boolean): Part[] {
  return literals.flatMap(({ definition, holds, value }) => {
    const at = definition?.part;
    return at === undefined || holds !== isWanted ? [] : [{ at, text: value }];
  });
}

/** Whether every text that has one part has the other too. */
function includes(part: Part, other: Part): boolean {
  if (other.at === 'inside') return part.text.includes(other.text);
  if (other.at !== part.at) return false;
  return other.at === 'start' ? part.text.startsWith(other.text) : part.text.endsWith(other.text);
}

/** Whether two parts cannot both stand at the same place. */
function isSplit(parts: readonly Part[], covers: (longer: string, shorter: string) => boolean): boolean {
  const longest = parts.reduce((longer, { text }) => (text.length > longer.length ? text : longer), '');
  return parts.some(({ text }) => !covers(longest, text));
}
