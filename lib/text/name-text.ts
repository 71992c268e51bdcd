import { unstorableReason } from './storable-text';

/** They turn the text around them: what is shown is not what is stored (Unicode, UAX 9). */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/u;

/**
 * What is never shown, except where writing needs it: joiners and marks of direction beside a letter that is not Latin,
 * Greek or Cyrillic, and joiners and variants beside a pictograph. Elsewhere such a character makes a second name that
 * looks like the first.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const JOINER = /[\u200c-\u200f\u061c]|\p{Variation_Selector}/u;
const NEEDS_JOINERS =
  /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\p{L}\p{Extended_Pictographic}\p{Emoji_Modifier}\u20e3]/u;
const MARK = /\p{M}/u;

const NOT_SEEN = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\p{Cf}\u2800]/gu;

/**
 * Why a text cannot be a name that people read and tell from others, or null if it can: it cannot be stored, nothing of
 * it is seen, or it hides characters. A blank text has no reason here: its length is its schema's matter.
 */
export function nameReason(text: string): string | null {
  const unstorable = unstorableReason(text);
  if (unstorable) return unstorable;
  if (DIRECTION.test(text)) return 'must not contain characters that turn the direction of text';
  if (text.trim() !== '' && text.replaceAll(NOT_SEEN, '') === '') return 'must have a character that can be seen';
  return hidesCharacters(text) ? 'must not contain invisible characters' : null;
}

function hidesCharacters(text: string): boolean {
  for (const { 0: found, index } of text.matchAll(INVISIBLE)) {
    if (!JOINER.test(found)) return true;
    const [before, after] = [text.slice(0, index), text.slice(index + found.length)];
    if (!needsJoiner(lastVisible(before)) && !needsJoiner(Array.from(after)[0])) return true;
  }
  return false;
}

const needsJoiner = (character: string | undefined) => character !== undefined && NEEDS_JOINERS.test(character);

/** The base of what stands before: its marks and other joiners belong to it. */
function lastVisible(text: string): string | undefined {
  return Array.from(text).findLast((character) => !MARK.test(character) && !JOINER.test(character));
}
