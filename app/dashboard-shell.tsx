import type { ReactNode } from 'react';

import { signInAction, signOutAction } from '@/app/(auth)/actions';
import { NAVIGATION } from '@/app/(dashboard)/navigation';
import { readPaletteAction } from '@/app/(dashboard)/palette-action';
import { current } from '@/app/current';
import { AppShell } from '@/components/shell/app-shell';
import { HeaderCommands } from '@/components/shell/header-commands';
import { permissionsOf } from '@/lib/accounts/roles';

/** The shell around every page of a signed-in person. Redirects others to sign-in. */
export async function DashboardShell({ children }: { children: ReactNode }) {
  const { session, environments, environment } = await current();
  return (
    <AppShell
      nav={NAVIGATION}
      environments={environments}
      environment={environment}
      user={session.user}
      userDetail={`${session.organizationName} · ${session.role}`}
      onSignOut={signOutAction}
      onSignIn={signInAction}
      headerActions={
        <HeaderCommands
          nav={NAVIGATION}
          environments={environments}
          environment={environment}
          canCreate={permissionsOf(session.role).includes('integrations:write')}
          readAction={readPaletteAction}
        />
      }
    >
      {children}
    </AppShell>
  );
}
