import type { NextRequest, NextResponse } from 'next/server';

import { ENVIRONMENT_COOKIE, readAddress } from '@/lib/environments/address';

const YEAR_SECONDS = 60 * 60 * 24 * 365;

/** Remembers the environment of a page's address: addresses without one lead to the one used last. */
export function rememberEnvironment(request: NextRequest, response: NextResponse): void {
  const slug = readAddress(request.nextUrl.pathname)?.slug;
  if (slug === undefined || request.cookies.get(ENVIRONMENT_COOKIE)?.value === slug) return;
  const secure = process.env['SIGNALBOX_URL']?.startsWith('https:') ?? false;
  response.cookies.set(ENVIRONMENT_COOKIE, slug, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: YEAR_SECONDS,
    secure,
  });
}
