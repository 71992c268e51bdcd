import type { ReactNode } from 'react';

import { SessionGuard, type SessionGuardProps } from '@/components/auth/session-guard';
import type { EnvironmentView } from '@/lib/environments/types';

import { EnvironmentPaths } from './environment-paths';
import { EnvironmentSwitcher } from './environment-switcher';
import { HomeLink } from './home-link';
import { MobileNav } from './mobile-nav';
import { NavList, type NavEntry } from './nav-list';
import { UserMenu } from './user-menu';
import type { ShellUser } from './user-menu-items';

export interface AppShellProps {
  nav: readonly NavEntry[];
  environments: readonly EnvironmentView[];
  environment: EnvironmentView;
  manageEnvironmentsHref?: string;
  user: ShellUser;
  /** Below the user's email address, such as the organization and the role. */
  userDetail?: string;
  onSignOut: () => Promise<void>;
  /** Signs in over the page, after the session ended. */
  onSignIn?: SessionGuardProps['signInAction'];
  /** At the right of the header, before the user menu: search, help. */
  headerActions?: ReactNode;
  children: ReactNode;
}

/** The frame of every signed-in page. The page brings its own h1 (PageHeader). */
export function AppShell(props: AppShellProps) {
  const {
    nav,
    environments,
    environment,
    manageEnvironmentsHref,
    user,
    userDetail,
    onSignOut,
    onSignIn,
    headerActions,
    children,
  } = props;
  return (
    <EnvironmentPaths slug={environment.slug}>
      <div data-env-color={environment.color} className="min-h-dvh lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)]">
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 font-medium text-accent-foreground focus:translate-y-0"
        >
          Skip to content
        </a>
        {onSignIn && <SessionGuard email={user.email} signInAction={onSignIn} />}
        {/* The environment's color along the whole top edge, to notice at a glance on every page. */}
        <div aria-hidden className="fixed inset-x-0 top-0 z-40 h-1 bg-env" />
        <nav
          aria-label="Main"
          className="sticky top-0 hidden h-dvh flex-col gap-3 overflow-y-auto border-r border-border bg-surface px-3 pt-4 pb-4 lg:flex"
        >
          <HomeLink />
          <NavList entries={nav} />
        </nav>
        <div className="flex min-h-dvh min-w-0 flex-col">
          <header className="sticky top-0 z-30 flex h-14 shrink-0 items-center gap-2 border-b border-border bg-env-wash px-2 pt-1 sm:px-4 lg:px-8">
            <MobileNav entries={nav} />
            <EnvironmentSwitcher
              environments={environments}
              current={environment}
              {...(manageEnvironmentsHref && { manageHref: manageEnvironmentsHref })}
            />
            <div className="ml-auto flex shrink-0 items-center gap-2">
              {headerActions}
              <UserMenu user={user} onSignOut={onSignOut} {...(userDetail && { detail: userDetail })} />
            </div>
          </header>
          <main id="main" tabIndex={-1} className="flex-1 px-4 py-6 outline-none sm:px-6 lg:px-8">
            <div className="mx-auto w-full max-w-7xl">{children}</div>
          </main>
        </div>
      </div>
    </EnvironmentPaths>
  );
}
