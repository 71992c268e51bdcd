import { describe, expect, it } from 'vitest';

import type { CheckValues } from './check';
import { baseUrl, hostLabel, hostUrl, portNumber, segment, serverName, UnfitValue } from './check-url';

const holding = (text: string): CheckValues => ({ text: () => text, flag: () => false, object: () => undefined });

/** Texts that must never become part of a destination of secrets. */
const HOSTILE = [
  '',
  '.',
  '..',
  'a b',
  'evil.example/x',
  'evil.example\\x',
  'evil.example?x',
  'evil.example#x',
  'user@evil.example',
  'user:word@evil.example',
  '../other',
  'a\nb',
];

describe('a host that the person entered', () => {
  it.each(['abc.api.example.com', 'https://abc.api.example.com', 'HTTPS://ABC.api.example.com/'])(
    'is read from %s',
    (text) => {
      expect(hostUrl(holding(text), 'baseUrl')).toBe('https://abc.api.example.com');
    },
  );

  it.each([
    ...HOSTILE,
    'localhost',
    'http://evil.example',
    'evil.example:8443',
    'evil..example',
    '-evil.example',
    'a.'.repeat(200),
  ])('is refused in %j', (text) => {
    expect(() => hostUrl(holding(text), 'baseUrl')).toThrow(UnfitValue);
  });
});

it.each([...HOSTILE, 'evil.example', 'a_b', '-a', 'a'.repeat(64)])('%j is not a host label', (text) => {
  expect(() => hostLabel(holding(text), 'region')).toThrow(UnfitValue);
});

it.each(HOSTILE.filter((text) => !text.includes('@')))('%j is not a path segment', (text) => {
  expect(() => segment(holding(text), 'domain')).toThrow(UnfitValue);
});

it('encodes a segment, so that it stays one', () => {
  expect(segment(holding('a%2Fb@c'), 'domain')).toBe('a%252Fb%40c');
});

it.each([
  '',
  'example.com',
  'ftp://example.com',
  'https://ada@example.com',
  'https://example.com?x=1',
  'https://example.com#x',
])('%j is not a base URL', (text) => {
  expect(() => baseUrl(holding(text), 'baseUrl')).toThrow(UnfitValue);
});

it('removes the slash at the end of a base URL, and falls back if there is none', () => {
  expect(baseUrl(holding('https://example.com/api/'), 'baseUrl')).toBe('https://example.com/api');
  expect(baseUrl(holding(''), 'baseUrl', 'https://api.example.com')).toBe('https://api.example.com');
});

it.each(['', '.5', '0', '65536', '1e3', '-1', '0x10', '25 ', 'NaN'])('%j is not a port', (text) => {
  expect(() => portNumber(holding(text), 'port')).toThrow(UnfitValue);
});

it('accepts a port from 1 to 65535, and a server only by name or address', () => {
  expect([portNumber(holding('1'), 'port'), portNumber(holding('65535'), 'port')]).toEqual([1, 65_535]);
  for (const text of ['mail.example.com', 'localhost', '::1', 'exämple.de'])
    expect(serverName(holding(text), 'host')).toBe(text);
  for (const text of HOSTILE.filter((one) => !/^\.+$/.test(one)))
    expect(() => serverName(holding(text), 'host')).toThrow(UnfitValue);
});
