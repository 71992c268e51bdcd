import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';

import { current, currentPath } from '@/app/current';
import { DashboardShell } from '@/app/dashboard-shell';
import { readAddress } from '@/lib/environments/address';

interface EnvironmentLayoutProps {
  readonly params: Promise<{ environment: string }>;
  readonly children: ReactNode;
}

/** Every page below belongs to the environment in its address. An address from before a rename leads to the new one. */
export default async function EnvironmentLayout({ params, children }: EnvironmentLayoutProps) {
  const [{ environment: slug }, { environment }] = [await params, await current()];
  if (environment.slug !== slug) redirect(`/${environment.slug}${readAddress(await currentPath())?.rest ?? ''}`);
  return <DashboardShell>{children}</DashboardShell>;
}
