// Controls, format characters and blank letters, all of which leave nothing on a screen. Not the two joiners and the
// tags: scripts and emoji need them.
const INVISIBLE = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/gu;
/** Every space but the ordinary one. */
const ODD_SPACE = /(?! )\p{Zs}/gu;
const OUTER_BLANK = /^\s|\s$/;
/** Printable ASCII without a space at an end, as nearly all values are: looks like what it is. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** Whether a text has nothing that does not show, at a glance: false may also mean that it was not looked at closely. */
export function isPlainText(text: string): boolean {
  return text === '' || PLAIN.test(text);
}

/** A text without what does not show: spaces at its ends, invisible characters, the Unicode form of its accents. */
export function asSeen(text: string): string {
  if (isPlainText(text)) return text;
  return text.normalize('NFC').replace(ODD_SPACE, ' ').replace(INVISIBLE, '').trim();
}

/**
 * What a text has that does not show, each as the object of "has". Quotes nothing but the code of a character.
 * Out: none for a text that looks like what it is.
 */
export function hiddenIn(text: string): string[] {
  if (isPlainText(text)) return [];
  const found: string[] = [];
  if (OUTER_BLANK.test(text)) found.push('a space or line break at an end');
  const inner = text.trim();
  const [space] = inner.match(ODD_SPACE) ?? [];
  if (space !== undefined) found.push(`an unusual space (${codeOf(space)})`);
  const [sign] = inner.match(INVISIBLE) ?? [];
  if (sign !== undefined) found.push(`an invisible character (${codeOf(sign)})`);
  if (text.normalize('NFC') !== text) found.push('accents apart from their letters (not Unicode NFC)');
  return found;
}

function codeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
