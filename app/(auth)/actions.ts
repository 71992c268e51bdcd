'use server';

import { isAPIError } from 'better-auth/api';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';

import { referenceSchema } from '@/app/input-schemas';
import { parseInput, runAction } from '@/app/run-action';
import { countSignIn, keepSignIn } from '@/lib/accounts/attempts';
import { type SetupInput, type SignInInput, signInSchema } from '@/lib/accounts/schema';
import { findPerson, isMember, type Person } from '@/lib/accounts/session';
import { acceptAsNewPerson, acceptAsPerson, readInvitation } from '@/lib/members/accept-invitation';
import { type AcceptInput, type RejoinInput, rejoinSchema } from '@/lib/members/schema';
import type { ActionResult } from '@/lib/server/action-result';
import { getAuth } from '@/lib/server/auth';
import { AppError } from '@/lib/server/errors';
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/http/client-address';
import { configuredOrigin } from '@/lib/server/http/origin';
import { log } from '@/lib/server/log';
import { setUp } from '@/lib/setup/service';

/** Names a browser in which a person has signed in before: others' failures do not lock them out there. */
const DEVICE_COOKIE = 'signalbox-device';

/** Creates the owner account and signs in. */
export async function setUpAction(input: SetupInput): Promise<ActionResult<null>> {
  return runAction(async (requestId) => {
    await setUp(input, new Date(), requestId);
    await signIn(input);
    return null;
  });
}

export async function signInAction(input: SignInInput): Promise<ActionResult<null>> {
  return runAction(async () => {
    const { id } = await signIn(input);
    // Only someone who knows the password sees this message. They stay signed in and can still open an invitation.
    if (!(await isMember(id)))
      throw new AppError(
        'forbidden',
        'This account is a member of no organization now. Ask an owner or admin for an invitation.',
      );
    return null;
  });
}

/** Accepts an invitation as a new person: creates the account and signs in. The page binds `token`. */
export async function acceptInvitationAction(token: string, input: AcceptInput): Promise<ActionResult<null>> {
  return runAction(async (requestId) => {
    const { email } = await acceptAsNewPerson(parseInput(referenceSchema, token, 'token'), input, {
      now: new Date(),
      requestId,
    });
    await signIn({ email, password: input.password });
    return null;
  });
}

/** Like acceptInvitationAction, for a person who already has an account and enters its password. */
export async function rejoinAction(token: string, input: RejoinInput): Promise<ActionResult<null>> {
  return runAction(async (requestId) => {
    const now = new Date();
    const invitation = await readInvitation(parseInput(referenceSchema, token, 'token'), now);
    if (!invitation) throw new AppError('not_found', 'This invitation does not work any more. Ask for a new link.');
    const { password } = parseInput(rejoinSchema, input);
    const person = await signIn({ email: invitation.email, password });
    await acceptAsPerson(parseInput(referenceSchema, token, 'token'), person, { now, requestId });
    return null;
  });
}

/** Accepts an invitation for the person who is signed in. */
export async function joinAction(token: string): Promise<ActionResult<null>> {
  return runAction(async (requestId) => {
    const person = await findPerson(await headers());
    if (!person) throw new AppError('unauthorized', 'Your session has ended. Reload the page to go on.');
    await acceptAsPerson(parseInput(referenceSchema, token, 'token'), person, { now: new Date(), requestId });
    return null;
  });
}

async function signIn(input: SignInInput): Promise<Person> {
  const credentials = parseInput(signInSchema, input);
  const auth = await getAuth();
  const address = (await headers()).get(CLIENT_ADDRESS_HEADER) ?? '';
  const attempt = { email: credentials.email, address, device: (await cookies()).get(DEVICE_COOKIE)?.value };
  await countSignIn(attempt, new Date());
  try {
    const { user } = await auth.api.signInEmail({ body: credentials, headers: await headers() });
    await rememberDevice(await keepSignIn(attempt, new Date()));
    return { id: user.id, name: user.name, email: user.email };
  } catch (error) {
    // The same message for an unknown address and a wrong password.
    if (!isAPIError(error)) throw error;
    log.warn({ account: credentials.email, address }, 'sign-in failed');
    throw new AppError('unauthorized', 'This e-mail address and password do not belong together.');
  }
}

async function rememberDevice({ device, maxAgeSeconds }: { device: string; maxAgeSeconds: number }): Promise<void> {
  const secure = configuredOrigin()?.startsWith('https:') ?? false;
  const kept = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  (await cookies()).set(DEVICE_COOKIE, device, { ...kept, maxAge: maxAgeSeconds });
}

export async function signOutAction(): Promise<void> {
  const auth = await getAuth();
  await auth.api.signOut({ headers: await headers() });
  redirect('/sign-in');
}
