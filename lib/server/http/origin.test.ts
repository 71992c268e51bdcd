import { afterEach, describe, expect, it, vi } from 'vitest';

import { originOf } from './origin';

afterEach(() => vi.unstubAllEnvs());

function originWith(env: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>): string {
  vi.stubEnv('SIGNALBOX_URL', undefined);
  vi.stubEnv('SIGNALBOX_TRUSTED_PROXIES', undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return originOf(new Headers(headers));
}

describe('originOf', () => {
  it.each([
    [
      'the configured address goes before all',
      { SIGNALBOX_URL: 'https://signalbox.example.com/' },
      { host: 'inside:3000' },
      'https://signalbox.example.com',
    ],
    ['a request says where it came', {}, { host: 'box:3000' }, 'http://box:3000'],
    [
      'without a proxy of ours, what anyone can write is not believed',
      {},
      { host: 'box', 'x-forwarded-proto': 'https' },
      'http://box',
    ],
    [
      'behind a proxy of ours, its protocol is taken',
      { SIGNALBOX_TRUSTED_PROXIES: '1' },
      { host: 'box', 'x-forwarded-proto': 'https' },
      'https://box',
    ],
    [
      'behind two, the outermost saw the browser',
      { SIGNALBOX_TRUSTED_PROXIES: '2' },
      { host: 'box', 'x-forwarded-proto': 'http, https, http' },
      'https://box',
    ],
    [
      'a protocol that is none becomes none',
      { SIGNALBOX_TRUSTED_PROXIES: '1' },
      { host: 'box', 'x-forwarded-proto': 'javascript' },
      'http://box',
    ],
    [
      'a proxy that writes Forwarded',
      { SIGNALBOX_TRUSTED_PROXIES: '1' },
      { host: 'box', forwarded: 'for=6.6.6.6;proto=http, for="[2001:db8::1]";Proto="HTTPS"' },
      'https://box',
    ],
    ['a proxy that says nothing', { SIGNALBOX_TRUSTED_PROXIES: '1' }, { host: 'box' }, 'http://box'],
  ])('%s', (_, env, headers, expected) => {
    expect(originWith(env as never, headers as never)).toBe(expected);
  });
});
