import { CircleCheck, CircleMinus, CircleX, type LucideIcon } from 'lucide-react';

import { cn } from '@/components/ui/cn';

export type Outcome = 'true' | 'false' | 'skipped';

const LOOKS: Readonly<Record<Outcome, { icon: LucideIcon; ink: string }>> = {
  true: { icon: CircleCheck, ink: 'text-success-fg' },
  false: { icon: CircleX, ink: 'text-danger-fg' },
  skipped: { icon: CircleMinus, ink: 'text-text-muted' },
};

export function outcomeOf({ result, skipped }: { result?: boolean; skipped?: boolean }): Outcome {
  if (skipped || result === undefined) return 'skipped';
  return result ? 'true' : 'false';
}

/** A result as icon and word. */
export function OutcomeMark({ outcome, className }: { outcome: Outcome; className?: string }) {
  const { icon: Icon, ink } = LOOKS[outcome];
  return (
    <span className={cn('inline-flex h-5 items-center gap-1 text-sm font-medium', ink, className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {outcome}
    </span>
  );
}
