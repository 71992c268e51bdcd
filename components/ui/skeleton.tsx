import type { ComponentProps } from 'react';

import { cn } from './cn';

/** A gray placeholder, hidden from screen readers. The streaming region itself sets `aria-busy`. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return <div aria-hidden className={cn('h-4 animate-pulse rounded-sm bg-hover', className)} {...props} />;
}
