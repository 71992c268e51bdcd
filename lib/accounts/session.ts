import 'server-only';

import { findEnvironment } from '@/lib/environments/repository';
import { getAuth } from '@/lib/server/auth';
import type { Context } from '@/lib/server/context';

import { findMembership } from './repository';
import { permissionsOf } from './roles';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface SignedIn {
  readonly user: Person;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly role: string;
}

/** The person behind a request's session cookie, with or without a membership; null without a valid session. */
export async function findPerson(headers: Headers): Promise<Person | null> {
  const auth = await getAuth();
  const session = await auth.api.getSession({ headers });
  if (!session) return null;
  const { id, name, email } = session.user;
  return { id, name, email };
}

/** Whether a person belongs to an organization; false after they were removed. */
export async function isMember(userId: string): Promise<boolean> {
  return (await findMembership(userId)) !== null;
}

/**
 * The member behind a request's session cookie; null without a valid session or an organization. The role is read from
 * the database every time: a removal or a lower role takes effect at the next request.
 */
export async function findSession(headers: Headers): Promise<SignedIn | null> {
  const user = await findPerson(headers);
  const membership = user && (await findMembership(user.id));
  if (!membership) return null;
  return {
    user,
    organizationId: membership.organizationId,
    organizationName: membership.organization.name,
    role: membership.role,
  };
}

/**
 * The context of a signed-in person in one environment of their organization, or null if the organization has no such
 * environment.
 */
export async function sessionContext(
  session: SignedIn,
  environmentId: string,
  requestId: string,
  now: Date,
): Promise<Context | null> {
  const environment = await findEnvironment(session.organizationId, environmentId);
  if (!environment) return null;
  return {
    organizationId: session.organizationId,
    environmentId: environment.id,
    actor: { type: 'user', id: session.user.id },
    permissions: new Set(permissionsOf(session.role)),
    requestId,
    now,
  };
}
