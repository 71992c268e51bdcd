import { randomBytes } from 'node:crypto';

import { type NextRequest, NextResponse } from 'next/server';

import { rememberEnvironment } from '@/app/remember-environment';
import { PATH_HEADER } from '@/lib/environments/address';
import { REQUEST_ID_HEADER } from '@/lib/server/http/request-id-header';
import { newId } from '@/lib/server/secrets/random';

/** Sets the headers of every page. Scripts run by nonce only; Next reads the nonce from the request's policy. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set(REQUEST_ID_HEADER, newId());
  const { pathname, search } = request.nextUrl;
  headers.set(PATH_HEADER, pathname + search);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', 'no-store');
  rememberEnvironment(request, response);
  return response;
}

function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    // React's development build evaluates strings to show stacks.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const config = {
  // Pages and actions. Excludes the API, which sets its own headers, and files.
  matcher: ['/((?!v1(?:/|$)|healthz$|readyz$|_next/static|_next/image|provider-icons/|icon\\.svg).*)'],
};
