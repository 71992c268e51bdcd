/**
 * White space other than plain spaces, and characters that nobody sees: controls and format marks without a shape. Not
 * among them: the joiners within a word or an emoji (U+200C, U+200D).
 */
const ODD = /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|[^\S ]/u;
const LINE_END = /[\n\v\f\r\u0085\u2028\u2029]/u;

const NAMES: Readonly<Record<string, string>> = {
  '\t': 'a tab',
  '\u00A0': 'a non-breaking space (U+00A0)',
  '\u00AD': 'a soft hyphen (U+00AD)',
  '\u200B': 'a zero-width space (U+200B)',
  '\u2060': 'a word joiner (U+2060)',
  '\uFEFF': 'a byte order mark (U+FEFF)',
};

/** At the ends, joiners join nothing. U+0000 stays: `unstorableReason` refuses it. */
const isGarbage = (character: string) =>
  character !== '\u0000' && (ODD.test(character) || /[ \u200C\u200D]/u.test(character));

/**
 * Removes what copying adds around a value: spaces, line ends, tabs and characters that nobody sees. Takes time in
 * proportion to what it removes.
 */
export function trimEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isGarbage(text.charAt(start))) start += 1;
  while (end > start && isGarbage(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Like trimEdges, but the plain spaces next to the value stay. Only spaces and garbage are nothing: ''. */
export function trimEdgesButSpaces(text: string): string {
  const inner = trimEdges(text);
  if (inner === '') return '';
  let start = text.indexOf(inner);
  let end = start + inner.length;
  while (text[start - 1] === ' ') start -= 1;
  while (text[end] === ' ') end += 1;
  return text.slice(start, end);
}

/**
 * The first character that nobody sees, or that is no plain space although it looks like one: its name for a sentence,
 * and its place, counted from 1. Null if there is none.
 */
export function findOddCharacter(text: string): { readonly name: string; readonly place: number } | null {
  const found = ODD.exec(text);
  return found && { name: nameOf(found[0]), place: placeOf(text, found.index) };
}

/** The place of the first plain space, counted from 1; null if there is none. */
export function findSpace(text: string): number | null {
  const index = text.indexOf(' ');
  return index < 0 ? null : placeOf(text, index);
}

/** As people count: by code points. */
function placeOf(text: string, index: number): number {
  return Array.from(text.slice(0, index)).length + 1;
}

function nameOf(character: string): string {
  if (LINE_END.test(character)) return 'a line end';
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return NAMES[character] ?? `an invisible character (U+${code})`;
}
