import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';

import { signInAction } from '@/app/(auth)/actions';
import { orAway } from '@/app/database-away';
import { AuthLayout } from '@/components/auth/auth-layout';
import { SignInForm } from '@/components/auth/sign-in-form';
import { findSession } from '@/lib/accounts/session';
import { needsSetup } from '@/lib/setup/service';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage() {
  if (await orAway(async () => findSession(await headers()))) redirect('/integrations');
  if (await orAway(needsSetup)) redirect('/setup');
  return (
    <AuthLayout title="Sign in" description="To the integrations of your organization.">
      <SignInForm action={signInAction} />
    </AuthLayout>
  );
}
