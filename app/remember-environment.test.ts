import { NextRequest, NextResponse } from 'next/server';
import { afterEach, expect, it, vi } from 'vitest';

import { rememberEnvironment } from './remember-environment';

afterEach(() => {
  vi.unstubAllEnvs();
});

function cookieOf(path: string, cookie = '') {
  const response = NextResponse.next();
  rememberEnvironment(new NextRequest(`http://box${path}`, { headers: { cookie } }), response);
  return response.cookies.get('signalbox-environment');
}

it('remembers the environment of an address, only over TLS where the server has it', () => {
  for (const url of ['http://box', 'https://box.example']) {
    vi.stubEnv('SIGNALBOX_URL', url);
    expect(cookieOf('/production/integrations')).toMatchObject({
      value: 'production',
      httpOnly: true,
      sameSite: 'lax',
      secure: url.startsWith('https:'),
    });
  }
});

it('writes nothing for an address of none, or when it is remembered already', () => {
  expect(cookieOf('/docs')).toBeUndefined();
  expect(cookieOf('/integrations')).toBeUndefined();
  expect(cookieOf('/production/playground', 'signalbox-environment=production')).toBeUndefined();
});
