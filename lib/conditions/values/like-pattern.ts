const ANY_RUN = -1;
const ONE_CHARACTER = -2;

/**
 * Compiles a LIKE pattern: `%` is any run, `_` one character (code point), there is no escape; without either
 * the pattern matches anywhere in the text. Ignores case by lower-casing both sides.
 * Out: a test of text that takes at most text × pattern steps, whatever the pattern: no regular expression.
 */
export function compileLike(pattern: string): (text: string) => boolean {
  const lower = pattern.toLowerCase();
  if (!lower.includes('%') && !lower.includes('_')) return (text) => text.toLowerCase().includes(lower);
  const tokens = toTokens(lower);
  return (text) => matches(text.toLowerCase(), tokens);
}

function toTokens(pattern: string): number[] {
  const tokens: number[] = [];
  for (const character of pattern) {
    const token = character === '%' ? ANY_RUN : character === '_' ? ONE_CHARACTER : (character.codePointAt(0) ?? 0);
    // Two runs in a row are one run.
    if (token !== ANY_RUN || tokens.at(-1) !== ANY_RUN) tokens.push(token);
  }
  return tokens;
}

/**
 * Two pointers. After a mismatch only the last `%` takes one more character: an earlier one could gain nothing
 * that the last cannot, so there is no backtracking over several runs.
 */
function matches(text: string, tokens: readonly number[]): boolean {
  let at = 0;
  let token = 0;
  let runToken = -1;
  let runEnd = 0;
  while (at < text.length) {
    const character = text.codePointAt(at) ?? 0;
    const wanted = tokens[token];
    if (wanted === ANY_RUN) {
      if (token === tokens.length - 1) return true;
      runToken = token;
      runEnd = at;
      token += 1;
    } else if (wanted === ONE_CHARACTER || wanted === character) {
      at += width(character);
      token += 1;
    } else if (runToken >= 0) {
      runEnd += width(text.codePointAt(runEnd) ?? 0);
      at = runEnd;
      token = runToken + 1;
    } else {
      return false;
    }
  }
  if (tokens[token] === ANY_RUN) token += 1;
  return token === tokens.length;
}

function width(character: number): number {
  return character > 0xffff ? 2 : 1;
}
