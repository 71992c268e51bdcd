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
 * The variables of a `.env` file, a shell script, PowerShell, or simple YAML. Comments and other lines are skipped; a
 * quoted value may span several lines.
 */
export function readVariables(text: string): Variable[] {
  const variables: Variable[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  for (let index = 0; index < lines.length && variables.length < MOST_VARIABLES; index += 1) {
    const line = (lines[index] ?? '').trim();
    if (line === '' || line.startsWith('#') || line.startsWith('//')) continue;
    const [, name, , begun = ''] = LINE.exec(line.slice(0, 20_000)) ?? [];
    if (name === undefined) continue;
    const quote = /^["'`]/.exec(begun)?.[0];
    if (!quote) {
      variables.push({ name, value: bareValue(begun) });
      continue;
    }
    const parts = [begun.slice(1)];
    // A private key spans many lines within its quotes.
    if (endOf(begun.slice(1), quote) < 0 && begun.includes('-----BEGIN'))
      for (let more = 0; more < LONGEST_BLOCK && index + 1 < lines.length; more += 1) {
        index += 1;
        parts.push(lines[index] ?? '');
        if (endOf(parts.at(-1) ?? '', quote) >= 0) break;
      }
    const quoted = parts.join('\n');
    const end = endOf(quoted, quote);
    const inner = (end < 0 ? quoted : quoted.slice(0, end)).trim();
    variables.push({ name, value: quote === '"' ? inner.replaceAll('\\n', '\n').replaceAll('\\"', '"') : inner });
  }
  return variables;
}

/** Removes a trailing comment and list separators. */
function bareValue(text: string): string {
  const comment = text.search(/\s#/);
  return (comment < 0 ? text : text.slice(0, comment)).trim().replace(/[,;]$/, '');
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
