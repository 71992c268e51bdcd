'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, use, useMemo } from 'react';

type Resolve = (path: string) => string;

const Paths = createContext<Resolve>((path) => path);

/** Every link and navigation below passes its path through `resolve`. */
export function OwnPaths({ resolve, children }: { resolve: Resolve; children: ReactNode }) {
  return <Paths value={resolve}>{children}</Paths>;
}

/** Turns a path as the code writes it into its address on this page. */
export function useOwnPath(): Resolve {
  return use(Paths);
}

type Router = ReturnType<typeof useRouter>;

/** Next's router, with paths as `Link` takes them. */
export function useOwnRouter(): Pick<Router, 'push' | 'replace' | 'refresh'> {
  const router = useRouter();
  const resolve = useOwnPath();
  return useMemo(
    () => ({
      push: (path, options) => router.push(resolve(path), options),
      replace: (path, options) => router.replace(resolve(path), options),
      refresh: () => router.refresh(),
    }),
    [router, resolve],
  );
}
