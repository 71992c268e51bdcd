import type { FieldLiteral } from './literals';

/** A part that a text must have, or must not have, at its start, at its end, or anywhere. */
interface Part {
  readonly at: 'start' | 'end' | 'inside';
  readonly text: string;
}

/**
 * Whether the required parts prove that no text meets all literals: two starts (or ends) of which neither begins (ends)
 * with the other, or a forbidden part that is inside a required one. false means "not proven".
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

/** Whether every text that has one part also has the other. */
function includes(part: Part, other: Part): boolean {
  if (other.at === 'inside') return part.text.includes(other.text);
  if (other.at !== part.at) return false;
  return other.at === 'start' ? part.text.startsWith(other.text) : part.text.endsWith(other.text);
}

/** Whether two parts cannot both be at the same place. */
function isSplit(parts: readonly Part[], covers: (longer: string, shorter: string) => boolean): boolean {
  const longest = parts.reduce((longer, { text }) => (text.length > longer.length ? text : longer), '');
  return parts.some(({ text }) => !covers(longest, text));
}
