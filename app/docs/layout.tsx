import { headers } from 'next/headers';
import type { ReactNode } from 'react';

import { DashboardShell } from '@/app/dashboard-shell';
import { DocsFrame } from '@/components/docs/docs-frame';
import { findSession } from '@/lib/accounts/session';

/** The reference is for everyone; who is signed in keeps the dashboard around it. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  const asked = await headers();
  // Without a cookie nobody is signed in, and nothing needs to be read for it.
  const session = asked.get('cookie') ? await findSession(asked) : null;
  return session ? <DashboardShell>{children}</DashboardShell> : <DocsFrame>{children}</DocsFrame>;
}
