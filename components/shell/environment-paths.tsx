'use client';

import { type ReactNode, useCallback } from 'react';

import { OwnPaths } from '@/components/ui/own-paths';
import { inEnvironment } from '@/lib/environments/address';

/** Dashboard paths below, such as `/integrations`, lead to this environment. */
export function EnvironmentPaths({ slug, children }: { slug: string; children: ReactNode }) {
  const resolve = useCallback((path: string) => inEnvironment(slug, path), [slug]);
  return <OwnPaths resolve={resolve}>{children}</OwnPaths>;
}
