'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { isNavigation } from './query-action';

/**
 * The query client, around components that query the server while open. Not around every page: the list loads without
 * this code.
 */
export function Queries({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 15_000,
            retry: (failures, error) => failures < 1 && !isNavigation(error),
            throwOnError: isNavigation,
          },
        },
      }),
  );
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
