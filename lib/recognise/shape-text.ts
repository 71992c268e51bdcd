import type { RequestShape } from '@/lib/catalogue/clues';
import { isCredentialKey, type CredentialKey } from '@/lib/catalogue/credential-key';

/** The parts of an address, as written: nothing is decoded. Absent parts are ''. */
export interface AddressParts {
  readonly scheme: string;
  readonly user: string;
  readonly password: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
}

/**
 * Splits an address into its parts; null if it has no scheme and host. Not with URL, which rejects what people paste (a
 * `/` or `#` in a password) and does not know `{key}`. The last `@` ends the user part, which may contain others.
 */
export function splitAddress(text: string): AddressParts | null {
  const scheme = /^([a-z][a-z\d+.-]{0,20}):\/\//i.exec(text);
  if (!scheme || /\s/.test(text)) return null;
  const rest = text.slice(scheme[0].length);
  const at = userEnd(rest);
  const authority = at < 0 ? '' : rest.slice(0, at);
  const [server = ''] = /^[^/?#]*/.exec(rest.slice(at + 1)) ?? [];
  const tail = rest.slice(at + 1 + server.length).replace(/#.*$/s, '');
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::([^:]*))?$/.exec(server) ?? [];
  if (host === '') return null;
  const colon = authority.indexOf(':');
  const mark = tail.indexOf('?');
  return {
    scheme: (scheme[1] ?? '').toLowerCase(),
    user: colon < 0 ? authority : authority.slice(0, colon),
    password: colon < 0 ? '' : authority.slice(colon + 1),
    host,
    port,
    path: mark < 0 ? tail : tail.slice(0, mark),
    query: mark < 0 ? '' : tail.slice(mark + 1),
  };
}

/** Where the user part ends, or -1. In a web address, an `@` in its path or query does not count. */
function userEnd(rest: string): number {
  const [server = ''] = /^[^/?#]*/.exec(rest) ?? [];
  const within = server.lastIndexOf('@');
  if (within >= 0 && !/@[^@/?#]+(?::\d+)?(?:[/?#]|$)/.test(rest.slice(server.length))) return within;
  // A password with an unencoded "/" or "#": only if a colon shows that there is one, and no dot that this is a host.
  const last = rest.lastIndexOf('@');
  return last > server.length && /^[^.@/?#]*:|^[^:/?#]*@[^:/?#]*:/.test(server) ? last : within;
}

/** Parses an address that contains `{key}` as a request. */
export function readShape(address: string): RequestShape {
  const parts = splitAddress(address);
  if (!parts) throw new Error(`${address} is no address.`);
  const { scheme, host, port, path, user, password } = parts;
  return {
    scheme,
    host,
    ...(port && { port }),
    ...(path && { path }),
    ...(user && { user }),
    ...(password && { password }),
  };
}

/** Matches a text with a template that has one `{key}`. Returns the field and its value, or null without a match. */
export function matchTemplate(template: string, text: string): { key: CredentialKey; value: string } | null {
  const [, before = '', key = '', after = ''] = /^([^{]*)\{(\w+)\}([^{]*)$/.exec(template) ?? [];
  if (!isCredentialKey(key) || !text.toLowerCase().startsWith(before.toLowerCase())) return null;
  const rest = text.slice(before.length);
  const value = after !== '' && rest.endsWith(after) ? rest.slice(0, -after.length) : rest;
  return value === '' ? null : { key, value };
}
