// RFC 8259: structure, string, then number or word. Sticky, so that every character is visited once.
const TOKEN =
  /([{}[\],:])|("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy;
const SPACE = /[ \t\n\r]*/y;

type Expected =
  | 'a value'
  | 'a value or ]'
  | 'a key in double quotes'
  | 'a key or }'
  | 'a colon'
  | 'a comma or the end'
  | 'nothing more';

/**
 * Finds where text stops being valid JSON: browsers word their errors differently and often omit the position. In: text
 * that `JSON.parse` rejected. Out: a sentence with line and column. One pass over the text, without recursion.
 */
export function describeJsonError(text: string): string {
  const open: string[] = [];
  let expected: Expected = 'a value';
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, TOKEN.lastIndex)) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    const next: Expected | undefined = token === null ? undefined : step(expected, token, open);
    if (next === undefined) return `${lineAndColumn(text, at)}: expected ${expected}, found ${found(text, at)}.`;
    expected = next;
  }
  return `${lineAndColumn(text, text.length)}: the text ends, expected ${expected}.`;
}

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.exec(text);
  return SPACE.lastIndex;
}

/** The tokens allowed after a token, or undefined when the token itself is not allowed here. */
function step(expected: Expected, [, sign, string]: RegExpExecArray, open: string[]): Expected | undefined {
  const after = (): Expected => (open.length === 0 ? 'nothing more' : 'a comma or the end');
  if (expected === 'nothing more') return undefined;
  if (expected === 'a colon') return sign === ':' ? 'a value' : undefined;
  if (expected === 'a key in double quotes' || expected === 'a key or }') {
    if (string !== undefined) return 'a colon';
    return sign === '}' && expected === 'a key or }' ? close(open, after) : undefined;
  }
  const inArray = open.at(-1) === '[';
  if (expected === 'a comma or the end') {
    if (sign === ',') return inArray ? 'a value' : 'a key in double quotes';
    return sign === (inArray ? ']' : '}') ? close(open, after) : undefined;
  }
  if (sign === ']' && expected === 'a value or ]') return close(open, after);
  if (sign === undefined) return after();
  if (sign !== '[' && sign !== '{') return undefined;
  open.push(sign);
  return sign === '[' ? 'a value or ]' : 'a key or }';
}

function close(open: string[], after: () => Expected): Expected {
  open.pop();
  return after();
}

function found(text: string, at: number): string {
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (sign === '"') return 'text that is not closed on its line';
  const word = /^[\w$.+-]{1,20}/.exec(text.slice(at, at + 20))?.[0];
  return word ?? sign;
}

/** A position in a text as people count it: `line 3, column 7`. */
export function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
