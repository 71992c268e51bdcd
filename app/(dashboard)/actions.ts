'use server';

import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';

import { current, ENVIRONMENT_COOKIE } from '@/app/current';
import { configuredOrigin } from '@/lib/server/http/origin';

/** Switches the person to another environment. */
export async function switchEnvironmentAction(id: string): Promise<void> {
  const { environments } = await current();
  if (!environments.some((environment) => environment.id === id)) return;
  (await cookies()).set(ENVIRONMENT_COOKIE, id, {
    httpOnly: true,
    sameSite: 'lax',
    secure: configuredOrigin()?.startsWith('https:') ?? false,
    path: '/',
    maxAge: 60 * 60 * 24 * 365,
  });
  revalidatePath('/', 'layout');
}
