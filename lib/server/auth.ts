import 'server-only';

import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { nextCookies } from 'better-auth/next-js';

import { db } from '@/lib/server/database/db';
import { configuredOrigin } from '@/lib/server/http/origin';
import { instanceSecret } from '@/lib/server/secrets/instance-secret';
import { newId } from '@/lib/server/secrets/random';

import { perProcess } from './per-process';

function createAuth(secret: string) {
  const baseURL = configuredOrigin() ?? `http://localhost:${process.env['PORT'] ?? '3000'}`;
  return betterAuth({
    appName: 'Signalbox',
    baseURL,
    secret,
    telemetry: { enabled: false },
    // Its lines are no JSON, and lack who and from where: our own say it.
    logger: { disabled: true },
    database: prismaAdapter(db(), { provider: 'postgresql' }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    advanced: {
      cookiePrefix: 'signalbox',
      useSecureCookies: baseURL.startsWith('https://'),
      database: { generateId: () => newId() },
    },
    // Last, as its documentation requires: it writes the cookies of calls made in a server action.
    plugins: [nextCookies()],
  });
}

type Auth = ReturnType<typeof createAuth>;

const held = perProcess('auth', (): { auth: Promise<Auth> | undefined } => ({ auth: undefined }));

/** better-auth over our tables. Its HTTP routes are not mounted: sign-in and sign-out are server actions. */
export function getAuth(): Promise<Auth> {
  held.auth ??= instanceSecret('session-signing').then(createAuth);
  held.auth.catch(() => (held.auth = undefined));
  return held.auth;
}
