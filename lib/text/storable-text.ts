/** Whether a text has more characters (code points) than allowed. Does not count a long text to its end. */
export function isLongerThan(text: string, characters: number): boolean {
  if (text.length <= characters) return false;
  // A code point is at most two units.
  if (text.length > characters * 2) return true;
  return Array.from(text).length > characters;
}

/**
 * Why a text cannot be stored, or null if it can. PostgreSQL's text and jsonb hold neither the character
 * U+0000 nor an unpaired surrogate (postgresql.org/docs: Character Types, JSON Types).
 */
export function unstorableReason(text: string): string | null {
  if (text.includes('\u0000')) return 'must not contain the character U+0000';
  if (!text.isWellFormed()) return 'must be valid Unicode text';
  return null;
}

/** TLS options nest no deeper. A deeper value is hostile, and recursion over it could overflow the stack. */
const DEEPEST = 8;

/** Why a JSON value cannot be stored, or null: one of its texts or keys cannot, or it is nested too deeply. */
export function unstorableJsonReason(value: unknown): string | null {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return `must not be nested deeper than ${DEEPEST} levels`;
    const reason = level.map((item) => (typeof item === 'string' ? unstorableReason(item) : null)).find(Boolean);
    if (reason) return reason;
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? [...Object.keys(item), ...Object.values(item)] : [],
    );
  }
  return null;
}
