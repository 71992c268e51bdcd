import type { ComponentProps } from 'react';

import { cn } from './cn';

/** A grey stand-in, hidden from screen readers; the streaming region itself says `aria-busy`. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return <div aria-hidden className={cn('h-4 animate-pulse rounded-sm bg-hover', className)} {...props} />;
}
