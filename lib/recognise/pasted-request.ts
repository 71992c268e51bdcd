import { parseJsonObject } from '@/lib/catalogue/field-rules';

import { type AddressParts, splitAddress } from './shape-text';

/** A pasted request. Header names are in lower case. */
export interface PastedRequest {
  /** As written. */
  readonly text: string;
  readonly address: AddressParts;
  readonly user: string;
  readonly password: string;
  readonly bearer: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, string>;
  readonly body: ReadonlyMap<string, string>;
}

/** A bare address as a request with nothing else. Null if the text is not an address. */
export function addressRequest(text: string): PastedRequest | null {
  const address = splitAddress(text);
  return address && request(text, address, address, new Map(), '', []);
}

/** The request of a curl command; null if the text is not one, or it has no address. */
export function readCurl(text: string): PastedRequest | null {
  if (!/^\s*(?:[$>#]\s+)?curl(?:\.exe)?\s/i.test(text)) return null;
  const words = shellWords(text.replace(/^\s*(?:[$>#]\s+)?/, '')).slice(1, 2_000);
  const headers = new Map<string, string>();
  const data: string[] = [];
  let target = '';
  let login = '';
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [, long = '', given] = /^(--[\w-]+)=([\s\S]*)$/.exec(word) ?? [];
    const option = long || (/^-[A-Za-z]./.test(word) && !word.startsWith('--') ? word.slice(0, 2) : word);
    if (!option.startsWith('-')) {
      target ||= option;
      continue;
    }
    const kind = OPTIONS.get(option);
    if (!kind) continue;
    const glued = long ? given : option === word ? undefined : word.slice(2);
    const value = glued ?? words[(index += 1)] ?? '';
    if (kind === 'header') {
      const colon = value.indexOf(':');
      if (colon > 0) headers.set(value.slice(0, colon).trim().toLowerCase(), value.slice(colon + 1).trim());
    } else if (kind === 'user') login = value;
    else if (kind === 'data') data.push(value);
    else if (kind === 'part') data.push(value.replaceAll(/[%&+]/g, encodeURIComponent));
    else if (kind === 'url') target = value;
  }
  const address = splitAddress(target.includes('://') ? target : `https://${target}`);
  return address && request(target, address, loginParts(login) ?? address, headers, login, data);
}

type OptionKind = 'header' | 'user' | 'data' | 'part' | 'url' | 'other';

/** curl options that take a value. Source: curl.se/docs/manpage.html */
const OPTIONS: ReadonlyMap<string, OptionKind> = new Map([
  ...(['-H', '--header'] as const).map((name): [string, OptionKind] => [name, 'header']),
  ...(['-u', '--user'] as const).map((name): [string, OptionKind] => [name, 'user']),
  ...['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--json'].map((name): [string, OptionKind] => [
    name,
    'data',
  ]),
  // One name and value each, not encoded.
  ...['--data-urlencode', '-F', '--form'].map((name): [string, OptionKind] => [name, 'part']),
  ['--url', 'url'],
  ...[
    '-X',
    '--request',
    '-o',
    '--output',
    '-A',
    '--user-agent',
    '-e',
    '-b',
    '-c',
    '-m',
    '--max-time',
    '-x',
    '--proxy-user',
  ].map((name): [string, OptionKind] => [name, 'other']),
]);

function loginParts(login: string): { user: string; password: string } | null {
  if (login === '') return null;
  const colon = login.indexOf(':');
  return colon < 0 ? { user: login, password: '' } : { user: login.slice(0, colon), password: login.slice(colon + 1) };
}

function request(
  text: string,
  address: AddressParts,
  login: { readonly user: string; readonly password: string },
  headers: ReadonlyMap<string, string>,
  given: string,
  data: readonly string[],
): PastedRequest {
  const authorization = headers.get('authorization') ?? '';
  const [, scheme = '', credentials = ''] = /^(\S+)\s+(.*)$/s.exec(authorization) ?? [];
  const basic = scheme.toLowerCase() === 'basic' ? loginParts(decodeBase64(credentials)) : null;
  const { user, password } = basic ?? (given === '' ? decoded(login) : login);
  return {
    text,
    address,
    user,
    password,
    bearer: scheme.toLowerCase() === 'bearer' ? credentials.trim() : '',
    headers,
    query: parameters(address.query),
    body: bodyValues(data),
  };
}

function decoded({ user, password }: { readonly user: string; readonly password: string }) {
  return { user: decodePart(user), password: decodePart(password) };
}

/** A part of an address, decoded; returned as written if it has a stray "%". */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodeBase64(text: string): string {
  try {
    return atob(text.trim());
  } catch {
    return '';
  }
}

function parameters(text: string): Map<string, string> {
  return new Map([...new URLSearchParams(text.slice(0, 20_000))].slice(0, 100));
}

/** The texts at the top level of a body, whether JSON or a form. */
function bodyValues(data: readonly string[]): Map<string, string> {
  const whole = parseJsonObject(data.join(''));
  if (whole)
    return new Map(Object.entries(whole).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])));
  return new Map(data.slice(0, 100).flatMap((each) => [...parameters(each)]));
}

/** The words of a command as a POSIX shell, or cmd with its `^`, splits them. Nothing is expanded. */
function shellWords(text: string): string[] {
  const words: string[] = [];
  let word = '';
  let isWord = false;
  let quote = '';
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? '';
    const next = text[index + 1] ?? '';
    if (quote === "'") {
      if (sign === quote) quote = '';
      else word += sign;
    } else if (quote === '"') {
      if (sign === quote) quote = '';
      else if (sign === '\\' && /["\\$`\n]/.test(next)) {
        if (next !== '\n') word += next;
        index += 1;
      } else word += sign;
    } else if (sign === "'" || sign === '"') {
      quote = sign;
      isWord = true;
    } else if (sign === '$' && next === "'") {
      continue;
    } else if ((sign === '\\' || sign === '^' || sign === '`') && /[\r\n]/.test(next)) {
      index += next === '\r' && text[index + 2] === '\n' ? 2 : 1;
    } else if (sign === '\\') {
      word += next;
      isWord = true;
      index += 1;
    } else if (/\s/.test(sign)) {
      if (isWord) words.push(word);
      word = '';
      isWord = false;
    } else {
      word += sign;
      isWord = true;
    }
  }
  if (isWord) words.push(word);
  return words;
}
