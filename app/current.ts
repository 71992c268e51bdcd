import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';

import { orAway } from '@/app/database-away';
import { requestId } from '@/app/request-id';
import { sessionEnded } from '@/app/session-ended';
import { findSession, type SignedIn, sessionContext } from '@/lib/accounts/session';
import { ENVIRONMENT_COOKIE, PATH_HEADER, readAddress } from '@/lib/environments/address';
import { findEnvironmentBySlug, listEnvironments } from '@/lib/environments/service';
import type { EnvironmentView } from '@/lib/environments/types';
import type { Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { needsSetup } from '@/lib/setup/service';

export interface Current {
  readonly session: SignedIn;
  readonly environments: readonly EnvironmentView[];
  /** The environment of the page's address. For pages outside environments, the one used last. */
  readonly environment: EnvironmentView;
}

/** The path and query of the page that is asked for, or that an action was called from. */
export async function currentPath(): Promise<string> {
  return (await headers()).get(PATH_HEADER) ?? '/';
}

/** The signed-in person, or null. Read once per request. */
const currentSession = cache(async (): Promise<SignedIn | null> => orAway(async () => findSession(await headers())));

/**
 * The signed-in person and the environment of the page's address, for pages. Others are sent to sign-in, and back
 * afterwards, or to setup. Read once per request.
 */
export const current = cache(async (): Promise<Current> => {
  const session = await currentSession();
  if (!session) redirect((await orAway(needsSetup)) ? '/setup' : signInPath(await currentPath()));
  return currentOf(session);
});

/**
 * The context that verbs take, the same for everything in one request. For pages: without a session, it redirects.
 * `environmentId`: an environment other than the page's; untrusted input.
 */
export const currentContext = cache(async (environmentId?: string): Promise<Context> => {
  return contextOf(await current(), environmentId);
});

/**
 * Like currentContext, for actions: a redirect would lose what the person typed, so without a session the answer
 * is `session_ended`, and the page asks for the password. `environmentId`: the environment that the page was rendered for;
 * untrusted input.
 */
export async function actionContext(environmentId?: string): Promise<Context> {
  const session = await currentSession();
  if (!session) throw sessionEnded();
  return contextOf(await currentOf(session), environmentId);
}

/** The sign-in page that leads back to a path. */
function signInPath(path: string): string {
  return path === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: path })}`;
}

const currentOf = cache(async (session: SignedIn): Promise<Current> => {
  const environments = await orAway(() => listEnvironments(session.organizationId));
  const address = readAddress(await currentPath());
  if (address) {
    const environment = await findEnvironmentBySlug(session.organizationId, address.slug);
    return environment ? { session, environments, environment } : notFound();
  }
  const last = (await cookies()).get(ENVIRONMENT_COOKIE)?.value;
  const environment = environments.find(({ slug }) => slug === last) ?? environments[0];
  if (!environment) throw new AppError('not_found', 'This organization has no environment.');
  return { session, environments, environment };
});

async function contextOf({ session, environment, environments }: Current, environmentId?: string): Promise<Context> {
  const meant = environmentId === undefined ? environment : environments.find(({ id }) => id === environmentId);
  const ctx = meant && (await sessionContext(session, meant.id, await requestId(), new Date()));
  if (!ctx) throw new AppError('not_found', 'There is no such environment.');
  return ctx;
}
