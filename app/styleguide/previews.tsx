'use client';

import { Boxes, Play, Plus, Settings } from 'lucide-react';

import { AuthLayout } from '@/components/auth/auth-layout';
import { SetupForm } from '@/components/auth/setup-form';
import { SignInForm } from '@/components/auth/sign-in-form';
import { AppShell } from '@/components/shell/app-shell';
import type { NavEntry } from '@/components/shell/nav-list';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import type { EnvironmentView } from '@/lib/environments/types';
import type { ActionResult } from '@/lib/server/action-result';

const DEVELOPMENT: EnvironmentView = {
  id: 'dev',
  name: 'Development',
  color: 'green',
  slug: 'development',
  createdAt: '2026-01-01T00:00:00.000Z',
};
const ENVIRONMENTS: readonly EnvironmentView[] = [
  DEVELOPMENT,
  {
    id: 'staging',
    name: 'Staging with a rather long name',
    color: 'violet',
    slug: 'staging',
    createdAt: '2026-01-01T00:00:00.000Z',
  },
  { id: 'prod', name: 'Production', color: 'red', slug: 'production', createdAt: '2026-01-01T00:00:00.000Z' },
];

const NAV: readonly NavEntry[] = [
  { href: '/styleguide', label: 'Integrations', icon: <Boxes aria-hidden /> },
  { href: '/playground', label: 'Playground', icon: <Play aria-hidden /> },
  {
    label: 'Settings',
    icon: <Settings aria-hidden className="size-4" />,
    items: [
      { href: '/settings/environments', label: 'Environments' },
      { href: '/settings/api-keys', label: 'API keys' },
      { href: '/settings/members', label: 'Members' },
    ],
  },
];

const wait = (durationMs: number) => new Promise<void>((resolve) => setTimeout(resolve, durationMs));

export function ShellPreview() {
  return (
    <AppShell
      nav={NAV}
      environments={ENVIRONMENTS}
      environment={DEVELOPMENT}
      manageEnvironmentsHref="/settings/environments"
      user={{ name: 'Ada Lovelace', email: 'ada@example.com' }}
      userDetail="Analytical Engines · Owner"
      onSignOut={() => wait(600)}
    >
      <PageHeader
        title="Integrations"
        description={`What sends in ${DEVELOPMENT.name}.`}
        actions={
          <Button variant="primary">
            <Plus aria-hidden />
            New integration
          </Button>
        }
      />
      <EmptyState title="No integrations yet" description="Add the provider that should send." />
    </AppShell>
  );
}

/** Answers after a delay: the password "wrong-password" is refused at its field, "down" fails as a whole. */
async function refuse(input: { password: string }): Promise<ActionResult<null>> {
  await wait(700);
  if (input.password === 'wrong-password') {
    const errors = { password: { messages: ['This password is not the right one.'] } };
    return {
      ok: false,
      error: { code: 'validation_failed', message: 'Some fields need attention.', requestId: 'req_sample', errors },
    };
  }
  return {
    ok: false,
    error: { code: 'unauthorized', message: 'The e-mail address or the password is wrong.', requestId: 'req_019ab2c4' },
  };
}

export function AuthPreview({ view }: { view: 'sign-in' | 'setup' | 'setup-token' }) {
  if (view === 'sign-in') {
    return (
      <AuthLayout title="Sign in">
        <SignInForm action={refuse} next="/integrations" />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title="Set up Signalbox" description="Make the first account. It becomes the owner.">
      <SetupForm action={refuse} {...(view === 'setup-token' && { token: 'sb-setup-4f9c1e77a2' })} />
    </AuthLayout>
  );
}
