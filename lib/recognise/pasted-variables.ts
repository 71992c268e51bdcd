/** A name and its value in a settings file. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** No settings file is longer; the rest is not read. */
const MOST_VARIABLES = 400;
/** The most lines of a private key, with room to spare. */
const LONGEST_BLOCK = 120;

const LINE =
  /^(?:export |set |setx |ENV |- )?\s*(?:\$env:)?["']?([A-Za-z_][\w.: -]{0,100}?)["']?\s{0,8}(=|:(?=\s|$)|:=)\s{0,8}(.*)$/i;

/**
 * The variables of a `.env` file, a shell script, PowerShell, an ini file, or simple YAML. Comments and other lines are
 * skipped; a quoted value may span several lines, and the name of a section begins the names in it.
 */
export function readVariables(text: string): Variable[] {
  const variables: Variable[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  let section = '';
  for (let index = 0; index < lines.length && variables.length < MOST_VARIABLES; index += 1) {
    const line = (lines[index] ?? '').trim();
    if (line === '' || /^(?:#|;|\/\/)/.test(line)) continue;
    section = sectionOf(line) ?? section;
    const [, bare, sign = '', begun = ''] = LINE.exec(line.slice(0, 20_000)) ?? [];
    if (bare === undefined) continue;
    const name = `${section}${bare}`;
    const more = /^[|>][+-]?$/.test(begun) ? indentedBlock(lines, index) : null;
    if (more) {
      variables.push({ name, value: more.join('\n').trim() });
      index += more.length;
      continue;
    }
    const quote = /^(?:"""|'''|["'`])/.exec(begun)?.[0];
    if (!quote) {
      variables.push({ name, value: bareValue(begun, sign) });
      continue;
    }
    const parts = [begun.slice(quote.length)];
    // A private key spans many lines within its quotes.
    if (endOf(begun.slice(quote.length), quote) < 0 && /-----BEGIN|^"?\s*\{/.test(begun.slice(quote.length)))
      for (let count = 0; count < LONGEST_BLOCK && index + 1 < lines.length; count += 1) {
        index += 1;
        parts.push(lines[index] ?? '');
        if (endOf(parts.at(-1) ?? '', quote) >= 0) break;
      }
    const quoted = parts.join('\n');
    const end = endOf(quoted, quote);
    const inner = end < 0 ? quoted : quoted.slice(0, end);
    variables.push({ name, value: quote === '"' ? unescaped(inner) : inner });
  }
  return variables;
}

/** `[smtp]`; that of defaults names nothing. */
function sectionOf(line: string): string | undefined {
  const [, name] = /^\[\s{0,4}([\w.-]{1,60})\s{0,4}\]$/.exec(line) ?? [];
  if (name === undefined) return undefined;
  return /^default$/i.test(name) ? '' : `${name}_`;
}

/** The lines of a YAML block: those that are indented more than its name, at most as many as a key has. */
function indentedBlock(lines: readonly string[], index: number): string[] {
  const depthOf = (line: string) => line.search(/\S/);
  const depth = depthOf(lines[index] ?? '');
  const rest = lines.slice(index + 1, index + 1 + LONGEST_BLOCK);
  const end = rest.findIndex((line) => line.trim() !== '' && depthOf(line) <= depth);
  return end < 0 ? rest : rest.slice(0, end);
}

/** Within double quotes. JSON keeps its escapes: those of its own texts are among them. */
function unescaped(text: string): string {
  return /^\{\s*\\"/.test(text) ? text : text.replaceAll('\\n', '\n').replaceAll('\\"', '"');
}

/** Removes a trailing comment and, in JavaScript and JSON, the sign between entries. After `=` it is a part of the value. */
function bareValue(text: string, sign: string): string {
  const comment = text.search(/\s#/);
  const value = (comment < 0 ? text : text.slice(0, comment)).trim();
  return sign.startsWith('=') ? value : value.replace(/[,;]$/, '');
}

/** The end of a quoted value: the first quote without a backslash before it; -1 if there is none. */
function endOf(text: string, quote: string): number {
  if (quote !== '"') return text.indexOf(quote);
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) if (text[at - 1] !== '\\') return at;
  return -1;
}

/** The texts of an object by their path: `{"SendGrid": {"ApiKey": "…"}}` has `SendGrid_ApiKey`. */
export function flattenObject(object: Readonly<Record<string, unknown>>): Variable[] {
  const variables: Variable[] = [];
  const waiting: { path: string; value: unknown; depth: number }[] = [{ path: '', value: object, depth: 0 }];
  for (let next = waiting.pop(); next && variables.length < MOST_VARIABLES; next = waiting.pop()) {
    const { path, value, depth } = next;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      variables.push({ name: path, value: String(value) });
    else if (typeof value === 'object' && value !== null && depth < 6)
      for (const [key, inner] of Object.entries(value).slice(0, MOST_VARIABLES))
        waiting.push({ path: path === '' ? key : `${path}_${key}`, value: inner, depth: depth + 1 });
  }
  return variables.toReversed();
}

/**
 * The words of a name in capitals: `SendGridApiKey`, `sendgrid.api-key` and `SENDGRID_API_KEY` have the same letters.
 */
export function nameWords(name: string): string[] {
  return name
    .slice(0, 120)
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z\d]+/)
    .filter((word) => word !== '')
    .slice(0, 12);
}
