import type { ReactNode } from 'react';

import { signOutAction } from '@/app/(auth)/actions';
import { current } from '@/app/current';
import { AppShell } from '@/components/shell/app-shell';

import { switchEnvironmentAction } from './actions';
import { NAVIGATION } from './navigation';

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { session, environments, environment } = await current();
  return (
    <AppShell
      nav={NAVIGATION}
      environments={environments}
      environment={environment}
      onSwitchEnvironment={switchEnvironmentAction}
      user={session.user}
      userDetail={`${session.organizationName} · ${session.role}`}
      onSignOut={signOutAction}
    >
      {children}
    </AppShell>
  );
}
