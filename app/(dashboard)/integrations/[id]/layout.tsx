import type { ReactNode } from 'react';

import { Queries } from '@/components/ui/queries';

export default function IntegrationLayout({ children }: { children: ReactNode }) {
  return <Queries>{children}</Queries>;
}
