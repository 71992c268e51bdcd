import type { ReactNode } from 'react';

import { Queries } from '@/components/actions/queries';

export default function PlaygroundLayout({ children }: { children: ReactNode }) {
  return <Queries>{children}</Queries>;
}
