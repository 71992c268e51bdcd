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
  expect(clientAddress(socket, forwarded, proxies)).toBe(expected);
});
