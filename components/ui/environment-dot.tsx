import { cn } from './cn';

/** Needs `data-env-color` on itself or an ancestor. */
export function EnvironmentDot({ className }: { className?: string }) {
  return <span aria-hidden className={cn('size-2 shrink-0 rounded-full bg-env', className)} />;
}
