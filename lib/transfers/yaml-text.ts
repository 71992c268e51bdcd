import 'server-only';

import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  Lexer,
  Parser,
  stringify,
  visit,
} from 'yaml';

import { invalid } from '@/lib/server/errors';
import { createBreaks } from '@/lib/server/turns';
import { isHeldExactly } from '@/lib/text/decimal';

import { ambiguityOf, portableTags } from './yaml-versions';

/** The largest document, in UTF-8; a thousand plain integrations take some 400 KiB. */
const MAX_DOCUMENT_BYTES = 512 * 1024;
/** The most aliases in a document, and the limit of their expansion. */
const MAX_ALIASES = 100;
const MAX_EXPANDED_CHARACTERS = 4 * MAX_DOCUMENT_BYTES;
/** The most tokens in a text: words, marks, line ends; a thousand plain integrations have some 100,000. */
const MAX_PARTS = 160_000;
/** Far above the nesting of conditions; far below what recursion can take. */
const MAX_DEPTH = 64;

export interface YamlDocument {
  readonly value: unknown;
  /** The position of a place such as `integrations[2].name` in the text, or of its nearest ancestor. */
  locate(place: string): { readonly line: number; readonly column: number };
}

/**
 * Reads one YAML 1.2 document of plain values: no tags, no directives, no duplicate keys, few aliases, no value that YAML
 * 1.1 reads differently. Throws `validation_failed` at `document`, with line and column; the message contains none of the text, which may be secret.
 * A long document is read in pieces, and other requests run in between.
 */
export async function readYaml(text: string): Promise<YamlDocument> {
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES)
    throw refusal(`The document is larger than ${MAX_DOCUMENT_BYTES / 1024} KiB. Split it.`);
  if (text.trim() === '') throw refusal('The document is empty.');
  const at = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  };
  const complain = (offset: number, message: string) => {
    const { line, column } = at(offset);
    return refusal(`Line ${line}, column ${column}: ${message}`);
  };
  const takeBreak = createBreaks();
  const tokens = await parse(text, complain, takeBreak);
  await takeBreak();
  const document = compose(tokens, text.length, complain);
  await takeBreak();
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) throw complain(problem.pos[0], meaningOf(problem.code));
  if (document.directives?.docStart && document.directives.yaml.explicit)
    throw complain(0, 'Directives such as %YAML are not read. Remove it.');
  refuseStructure(document, complain);
  await takeBreak();
  const value = plainValue(document);
  await takeBreak();
  return {
    value,
    locate: (place) => at(offsetOf(document, place)),
  };
}

/** A plain value as YAML, in the order of its keys. Reading it gives an equal value, here and by YAML 1.1. */
export function writeYaml(value: unknown): string {
  return stringify(value, { aliasDuplicateObjects: false, customTags: portableTags });
}

const refusal = (message: string) => invalid('document', message);

type Complain = (offset: number, message: string) => Error;

/**
 * The parser takes microseconds per token and much more for a wrong one: tokens are counted first, and so is nesting in
 * brackets or in dashes on one line.
 */
async function parse(text: string, complain: Complain, takeBreak: () => Promise<void>): Promise<CST.Token[]> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let [offset, parts, brackets, dashes] = [0, 0, 0, 0];
  for (const part of new Lexer().lex(text)) {
    if (!MARKS.has(part)) {
      if (part === '[' || part === '{') brackets += 1;
      if (part === ']' || part === '}') brackets -= 1;
      if (part === '-' || part === '?') dashes += 1;
      else if (!/^ *$/.test(part)) dashes = 0;
      if (brackets > MAX_DEPTH || dashes > MAX_DEPTH) throw complain(offset, `Nested deeper than ${MAX_DEPTH} levels.`);
      if (++parts > MAX_PARTS) throw complain(offset, 'The document has too many parts up to here. Split it.');
      if (part.startsWith('"') && hasWrongEscape(part)) throw complain(offset, meaningOf('BAD_DQ_ESCAPE'));
      offset += part.length;
    }
    tokens.push(...understood(() => [...parser.next(part)]));
    if (parts % PARTS_A_PIECE === 0) await takeBreak();
  }
  tokens.push(...understood(() => [...parser.end()]));
  return tokens;
}

/** Some microseconds each. */
const PARTS_A_PIECE = 500;

function compose(tokens: readonly CST.Token[], length: number, complain: Complain): Document.Parsed {
  const composer = new Composer({
    // The library's own messages quote the text; its search for duplicate keys is quadratic.
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: true,
    schema: 'core',
    merge: false,
    logLevel: 'error',
  });
  const [document, ...others] = understood(() => [...composer.compose(tokens, true, length)]);
  if (!document) throw refusal(meaningOf(undefined));
  if (others[0]) throw complain(others[0].range?.[0] ?? 0, meaningOf('MULTIPLE_DOCS'));
  return document;
}

/** Rewords the library's exceptions. */
function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? refusal('The document is nested too deeply.') : refusal(meaningOf(undefined));
  }
}

/** Marks that the lexer adds between the tokens: yaml, "CST" (DOCUMENT, FLOW_END, SCALAR). */
const MARKS = new Set(['\u0002', '\u0018', '\u001f']);

/** The escapes of YAML 1.2.2, 5.7. */
const ESCAPE = /^\\(?:[0abtnvfre "/\\N_LP\t\n]|\r\n|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/;

function hasWrongEscape(quoted: string): boolean {
  for (let at = quoted.indexOf('\\'); at >= 0; at = quoted.indexOf('\\', at + 2)) {
    if (!ESCAPE.test(quoted.slice(at, at + 10))) return true;
  }
  return false;
}

/**
 * Refuses what no document of ours needs and hostile ones use: tags, duplicate keys, depth, many aliases. And values
 * without quotes that other programs read differently.
 */
function refuseStructure(document: Document.Parsed, complain: Complain): void {
  let aliases = 0;
  visit(document, {
    Node(key, node, path) {
      const offset = node.range?.[0] ?? 0;
      if (key !== 'key' && isScalar(node) && node.type === 'PLAIN') {
        const ambiguity = ambiguityOf(node.source ?? '');
        if (ambiguity) throw complain(offset, ambiguity);
      }
      if (path.length > MAX_DEPTH * 2) throw complain(offset, `Nested deeper than ${MAX_DEPTH} levels.`);
      if (isAlias(node) && ++aliases > MAX_ALIASES)
        throw complain(offset, `There are more than ${MAX_ALIASES} aliases. Write the values out.`);
      if ('tag' in node && typeof node.tag === 'string' && !isCoreTag(node.tag))
        throw complain(offset, 'Tags are not read. Remove it.');
      if (isScalar(node) && isRounded(node.value, node.source))
        throw complain(offset, 'This number is too large to be exact. Put it in quotes.');
      if (!isMap(node)) return;
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        const name = isScalar(key) ? key.value : undefined;
        if (seen.has(name)) throw complain((isNode(key) && key.range?.[0]) || 0, 'This key occurs twice.');
        seen.add(name);
      }
    },
  });
}

/** Whether digits of a plain number were lost. Those of 0x… and 0o… cannot be told from its double past 2^53. */
function isRounded(value: unknown, source = ''): boolean {
  if (typeof value !== 'number' || Math.abs(value) <= Number.MAX_SAFE_INTEGER || /^[-+]?\.(?:inf|nan)$/i.test(source))
    return false;
  return /^0[ox]/.test(source) || !isHeldExactly(source.replace(/^\+/, ''), value);
}

const isCoreTag = (tag: string) => /^tag:yaml\.org,2002:(?:map|seq|str|int|float|bool|null)$/.test(tag);

function plainValue(document: Document.Parsed): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    // An alias inside its own target has no finite text.
    if ((JSON.stringify(value)?.length ?? 0) <= MAX_EXPANDED_CHARACTERS) return value;
  } catch {
    // Reported below.
  }
  throw refusal('Its aliases blow the document up too far. Write the values out.');
}

function offsetOf(document: Document.Parsed, place: string): number {
  const path = place
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** A parser error in our own words. */
function meaningOf(code: string | undefined): string {
  switch (code) {
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
      return 'Tags are not read. Remove it.';
    case 'BAD_DIRECTIVE':
      return 'Directives are not read. Remove it.';
    case 'MULTIPLE_DOCS':
      return 'There must be one document, without "---" between parts.';
    case 'TAB_AS_INDENT':
      return 'Indent with spaces, not with tabs.';
    case 'BAD_INDENT':
      return 'The indentation does not fit the lines above.';
    case 'BAD_ALIAS':
      return 'This alias names no anchor above it.';
    case 'NON_STRING_KEY':
      return 'A key must be text.';
    case 'BAD_DQ_ESCAPE':
      return 'This is no escape in double quotes.';
    case 'MISSING_CHAR':
      return 'A quote, bracket, colon or comma is missing.';
    default:
      return 'This is not YAML.';
  }
}
