import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { setUpAction } from '@/app/(auth)/actions';
import { parameterSchema } from '@/app/input-schemas';
import { AuthLayout } from '@/components/auth/auth-layout';
import { SetupForm } from '@/components/auth/setup-form';
import { needsSetup } from '@/lib/setup/service';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetupPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  if (!(await needsSetup())) redirect('/sign-in');
  const token = parameterSchema.parse((await searchParams).token);
  return (
    <AuthLayout
      title="Set up Signalbox"
      description="Make the first account. It owns the organization and everything in it."
    >
      <SetupForm action={setUpAction} {...(token !== undefined && { token })} />
    </AuthLayout>
  );
}
