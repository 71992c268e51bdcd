import { expect, it } from 'vitest';

import { parseUrl } from './parse-url';

it('reads a URL, and returns null for other text', () => {
  expect(parseUrl('https://example.com/x')?.host).toBe('example.com');
  for (const text of ['', 'example.com', '//example.com', 'https://', 'http://[', 'https://a b'])
    expect(parseUrl(text)).toBeNull();
});

it('reads letters beyond ASCII at every call, unlike URL.canParse of Node 20', () => {
  const read = Array.from({ length: 30_000 }, () => parseUrl('https://exämple.de/ü'));
  expect(read.every((url) => url?.host === 'xn--exmple-cua.de')).toBe(true);
});
