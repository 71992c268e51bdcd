import { expect, it } from 'vitest';

import { clientAddress } from './client-address';

it.each([
  ['nobody in front: the socket, whatever was sent', '203.0.113.9', '1.2.3.4', 0, '203.0.113.9'],
  ['an IPv4 address in IPv6 clothes', '::ffff:203.0.113.9', undefined, 0, '203.0.113.9'],
  ['one proxy: what it saw', '10.0.0.1', '203.0.113.9', 1, '203.0.113.9'],
  ['one proxy: what was invented before it does not count', '10.0.0.1', '6.6.6.6, 203.0.113.9', 1, '203.0.113.9'],
  ['two proxies', '10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['fewer hops than said: the farthest there is', '10.0.0.1', undefined, 2, '10.0.0.1'],
  ['nothing known', undefined, undefined, 0, ''],
])('%s', (_what, socket, forwarded, proxies, expected) => {
  expect(clientAddress(socket, { 'x-forwarded-for': forwarded }, proxies)).toBe(expected);
});

it.each([
  ['203.0.113.9:55012', '203.0.113.9'],
  ['  203.0.113.9  ', '203.0.113.9'],
  ['"203.0.113.9"', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['[::ffff:203.0.113.9]:443', '203.0.113.9'],
  ['2001:db8::1', '2001:db8::1'],
  ['2001:0DB8:0:0::0001', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:DB8::1]:443', '2001:db8::1'],
  ['"[2001:db8::1]:443"', '2001:db8::1'],
  ['6.6.6.6:1, , "[2001:db8::1]"', '2001:db8::1'],
  ['6.6.6.6,203.0.113.9', '203.0.113.9'],
  ['unknown', 'unknown'],
  ['_Hidden', '_hidden'],
])('X-Forwarded-For: %s is one caller', (header, expected) => {
  expect(clientAddress('10.0.0.1', { 'x-forwarded-for': header }, 1)).toBe(expected);
});

it.each([
  ['for=203.0.113.9', '203.0.113.9'],
  ['For="203.0.113.9:4711"', '203.0.113.9'],
  ['for="[2001:db8:cafe::17]:4711"', '2001:db8:cafe::17'],
  ['for=6.6.6.6, for=203.0.113.9;proto=https;by=203.0.113.43', '203.0.113.9'],
  ['proto=https; for="203.0.113.9" ;host="a,b;for=6.6.6.6"', '203.0.113.9'],
  ['for=203.0.113.9, ', '203.0.113.9'],
  ['proto=https', '10.0.0.1'],
  ['for="[2001:db8::1', '"[2001:db8::1'],
])('Forwarded: %s names the caller', (header, expected) => {
  expect(clientAddress('10.0.0.1', { forwarded: header }, 1)).toBe(expected);
});

it('believes X-Forwarded-For before Forwarded, which most proxies pass on unread', () => {
  expect(clientAddress('10.0.0.1', { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=6.6.6.6' }, 1)).toBe(
    '203.0.113.9',
  );
});
