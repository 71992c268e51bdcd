import { parseUrl } from '@/lib/text/parse-url';

import type { CheckValues } from './check';
import type { CredentialKey } from './credential-key';

/** A value that cannot be part of a URL; the runner answers `misconfigured` at its field. */
export class UnfitValue extends Error {
  override name = 'UnfitValue';

  constructor(
    readonly field: CredentialKey,
    readonly expected: string,
  ) {
    super(`A value does not fit: ${expected}`);
  }
}

/** One label of a host name, such as a region or an account: letters, digits and inner hyphens. */
export function hostLabel(values: CheckValues, key: CredentialKey): string {
  const text = values.text(key).toLowerCase();
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text))
    throw new UnfitValue(key, 'one word of letters, digits and hyphens');
  return text;
}

/** One path segment or query value, encoded; it cannot lead to another path. */
export function segment(values: CheckValues, key: CredentialKey, pattern = /^[^/\\?#\s]+$/u): string {
  const text = values.text(key);
  if (!pattern.test(text) || text === '.' || text === '..')
    throw new UnfitValue(key, 'a value without spaces and slashes');
  return encodeURIComponent(text);
}

/** A base URL that the person entered: http(s), without credentials, query and trailing slash. */
export function baseUrl(values: CheckValues, key: CredentialKey, fallback = ''): string {
  const text = values.text(key) || fallback;
  // A parser would remove blanks around it, which the sender may not.
  const url = /\s/.test(text) ? null : parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new UnfitValue(key, 'a URL such as https://example.com, without a query');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** The host that the person entered, with or without `https://`, as a base URL: `https://` and no path. */
export function hostUrl(values: CheckValues, key: CredentialKey): string {
  const host = values
    .text(key)
    .toLowerCase()
    .replace(/^https:\/\//, '')
    .replace(/\/$/, '');
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
  if (host.length > 253 || !new RegExp(`^${label}(?:\\.${label})+$`).test(host))
    throw new UnfitValue(key, 'a host such as api.example.com, without a path');
  return `https://${host}`;
}

/** A server's bare name or address as the person entered it: no scheme, user, port or path. */
export function serverName(values: CheckValues, key: CredentialKey): string {
  const text = values.text(key);
  if (!/^[^\s/\\?#@]+$/u.test(text))
    throw new UnfitValue(key, 'a host such as mail.example.com, without a port or path');
  return text;
}

/** A port: a whole number from 1 to 65535. */
export function portNumber(values: CheckValues, key: CredentialKey): number {
  const text = values.text(key);
  if (!/^[1-9]\d{0,4}$/.test(text) || Number(text) > 65_535)
    throw new UnfitValue(key, 'a whole number from 1 to 65535');
  return Number(text);
}
