'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { APIError } from 'better-auth/api';

import { runAction } from '@/app/run-action';
import { countSignIn, forgetSignIns } from '@/lib/accounts/attempts';
import { type SetupInput, type SignInInput, signInSchema } from '@/lib/accounts/schema';
import { setUp } from '@/lib/accounts/service';
import type { ActionResult } from '@/lib/server/action-result';
import { getAuth } from '@/lib/server/auth';
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/client-address';
import { AppError, toFieldErrors, validationError } from '@/lib/server/errors';

/** Makes the first account and signs it in. */
export async function setUpAction(input: SetupInput): Promise<ActionResult<null>> {
  return runAction(async (requestId) => {
    await setUp(input, new Date(), requestId);
    await signIn(input);
    return null;
  });
}

export async function signInAction(input: SignInInput): Promise<ActionResult<null>> {
  return runAction(async () => {
    await signIn(input);
    return null;
  });
}

async function signIn(input: SignInInput): Promise<void> {
  const parsed = signInSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const auth = await getAuth();
  const attempt = { email: parsed.data.email, address: (await headers()).get(CLIENT_ADDRESS_HEADER) ?? '' };
  await countSignIn(attempt, new Date());
  try {
    await auth.api.signInEmail({ body: parsed.data, headers: await headers() });
    await forgetSignIns(attempt);
  } catch (error) {
    // One answer for an unknown address and a wrong password.
    if (error instanceof APIError)
      throw new AppError('unauthorized', 'This e-mail address and password do not belong together.');
    throw error;
  }
}

export async function signOutAction(): Promise<void> {
  const auth = await getAuth();
  await auth.api.signOut({ headers: await headers() });
  redirect('/sign-in');
}
