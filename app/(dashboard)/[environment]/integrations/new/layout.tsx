import type { ReactNode } from 'react';

import { Queries } from '@/components/actions/queries';

export default function NewIntegrationLayout({ children }: { children: ReactNode }) {
  return <Queries>{children}</Queries>;
}
