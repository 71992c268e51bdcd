import { headers } from 'next/headers';
import type { ReactNode } from 'react';

import { DashboardShell } from '@/app/dashboard-shell';
import { DocsFrame } from '@/components/docs/docs-frame';
import { findSession } from '@/lib/accounts/session';

/** The reference is public. Signed-in people see it inside the dashboard shell. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  const asked = await headers();
  // Without a cookie nobody is signed in, so the session is not read.
  const session = asked.get('cookie') ? await findSession(asked) : null;
  return session ? <DashboardShell>{children}</DashboardShell> : <DocsFrame>{children}</DocsFrame>;
}
