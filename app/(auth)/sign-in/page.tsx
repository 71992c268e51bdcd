import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';

import { signInAction } from '@/app/(auth)/actions';
import { orAway } from '@/app/database-away';
import { AuthLayout } from '@/components/auth/auth-layout';
import { SignInForm } from '@/components/auth/sign-in-form';
import { findSession } from '@/lib/accounts/session';
import { isOwnPath } from '@/lib/environments/address';
import { needsSetup } from '@/lib/setup/service';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  readonly searchParams: Promise<{ next?: string | string[] }>;
}

/** `next`: the page that was asked for, to which signing in leads back. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next } = await searchParams;
  const target = typeof next === 'string' && isOwnPath(next) ? next : '/integrations';
  if (await orAway(async () => findSession(await headers()))) redirect(target);
  if (await orAway(needsSetup)) redirect('/setup');
  return (
    <AuthLayout title="Sign in" description="To the integrations of your organization.">
      <SignInForm action={signInAction} next={target} />
    </AuthLayout>
  );
}
