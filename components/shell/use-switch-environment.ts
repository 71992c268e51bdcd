'use client';

import { usePathname } from 'next/navigation';
import { useTransition } from 'react';

import { leaveThen } from '@/components/leaving/leaving';
import { useOwnRouter } from '@/components/ui/own-paths';
import { inOtherEnvironment } from '@/lib/environments/address';
import type { EnvironmentView } from '@/lib/environments/types';

/** Opens the page in another environment, once the page's leave guard allows it. */
export function useSwitchEnvironment(current: EnvironmentView, environments: readonly EnvironmentView[]) {
  const router = useOwnRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();

  function switchTo(id: string) {
    const chosen = environments.find((environment) => environment.id === id);
    if (!chosen || chosen.id === current.id || pending) return;
    // The playground's question is in the hash, and is asked of the other environment.
    const hash = pathname.endsWith('/playground') ? window.location.hash : '';
    leaveThen(() => startTransition(() => router.push(inOtherEnvironment(chosen.slug, pathname) + hash)));
  }

  return { pending, switchTo };
}
