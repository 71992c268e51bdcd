import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import { requestId } from '@/app/request-id';
import { findSession, type SignedIn, sessionContext } from '@/lib/accounts/session';
import { listEnvironments } from '@/lib/environments/service';
import type { EnvironmentView } from '@/lib/environments/types';
import type { Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { needsSetup } from '@/lib/setup/service';

/** Remembers the environment a person works in; not a secret. */
export const ENVIRONMENT_COOKIE = 'signalbox-environment';

export interface Current {
  readonly session: SignedIn;
  readonly environments: readonly EnvironmentView[];
  readonly environment: EnvironmentView;
}

/** Who is signed in and where they work; sends others to sign in, or to set up. Once a request. */
export const current = cache(async (): Promise<Current> => {
  const session = await findSession(await headers());
  if (!session) redirect((await needsSetup()) ? '/setup' : '/sign-in');
  const environments = await listEnvironments(session.organizationId);
  const chosen = (await cookies()).get(ENVIRONMENT_COOKIE)?.value;
  const environment = environments.find(({ id }) => id === chosen) ?? environments[0];
  if (!environment) throw new AppError('not_found', 'This organization has no environment.');
  return { session, environments, environment };
});

/**
 * The context of the person's request, for verbs; the same for all that one request asks. `environmentId`: the one a page
 * was made for, when it says so; it comes from outside.
 */
export const currentContext = cache(async (environmentId?: string): Promise<Context> => {
  const { session, environment, environments } = await current();
  const meant = environmentId === undefined ? environment : environments.find(({ id }) => id === environmentId);
  const ctx = meant && (await sessionContext(session, meant.id, await requestId(), new Date()));
  if (!ctx) throw new AppError('not_found', 'There is no such environment.');
  return ctx;
});
