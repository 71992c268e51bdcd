import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import { orAway } from '@/app/database-away';
import { requestId } from '@/app/request-id';
import { findSession, type SignedIn, sessionContext } from '@/lib/accounts/session';
import { listEnvironments } from '@/lib/environments/service';
import type { EnvironmentView } from '@/lib/environments/types';
import type { Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { needsSetup } from '@/lib/setup/service';

/** Remembers the person's current environment. Not a secret. */
export const ENVIRONMENT_COOKIE = 'signalbox-environment';

export interface Current {
  readonly session: SignedIn;
  readonly environments: readonly EnvironmentView[];
  readonly environment: EnvironmentView;
}

/** The signed-in person and their environment. Redirects others to sign-in or setup. Read once per request. */
export const current = cache(async (): Promise<Current> => {
  const session = await orAway(async () => findSession(await headers()));
  if (!session) redirect((await orAway(needsSetup)) ? '/setup' : '/sign-in');
  const environments = await orAway(() => listEnvironments(session.organizationId));
  const chosen = (await cookies()).get(ENVIRONMENT_COOKIE)?.value;
  const environment = environments.find(({ id }) => id === chosen) ?? environments[0];
  if (!environment) throw new AppError('not_found', 'This organization has no environment.');
  return { session, environments, environment };
});

/**
 * The context that verbs take, the same for everything in one request. `environmentId` is untrusted input: the
 * environment that the page was rendered for, when the page sends it.
 */
export const currentContext = cache(async (environmentId?: string): Promise<Context> => {
  const { session, environment, environments } = await current();
  const meant = environmentId === undefined ? environment : environments.find(({ id }) => id === environmentId);
  const ctx = meant && (await sessionContext(session, meant.id, await requestId(), new Date()));
  if (!ctx) throw new AppError('not_found', 'There is no such environment.');
  return ctx;
});
