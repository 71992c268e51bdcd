/** Whether a text has more characters (code points) than allowed. Does not count a long one to its end. */
export function isLongerThan(text: string, characters: number): boolean {
  if (text.length <= characters) return false;
  // A code point is at most two units.
  if (text.length > characters * 2) return true;
  return Array.from(text).length > characters;
}

/**
 * Why PostgreSQL cannot keep a text in jsonb, or undefined when it can: `\u0000` and half of a surrogate pair
 * (PostgreSQL manual, 8.14 "JSON Types": both are refused by jsonb).
 */
export function unstorableReason(text: string): string | undefined {
  if (text.includes('\0')) return 'contains the character U+0000, which cannot be stored; remove it';
  // With the flag u a whole pair is one character, so this finds halves alone.
  if (/\p{Surrogate}/u.test(text))
    return 'contains half of a surrogate pair, which cannot be stored; send well-formed text';
  return undefined;
}
