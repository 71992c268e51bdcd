import { FlaskConical, GitCompareArrows } from 'lucide-react';

import { Button } from '@/components/ui/button';

export interface TrialButtonsProps {
  /** The conditions as they stand, in the wire form. */
  conditions: () => unknown;
  onTry: ((conditions: unknown) => void) | undefined;
  onCompare: ((conditions: unknown) => void) | undefined;
}

/** Leads to where unsaved conditions are run. Only what the owner can do is offered. */
export function TrialButtons({ conditions, onTry, onCompare }: TrialButtonsProps) {
  return (
    <>
      {onTry && (
        <Button variant="ghost" size="sm" onClick={() => onTry(conditions())} className="pointer-coarse:h-9">
          <FlaskConical aria-hidden />
          Try it
        </Button>
      )}
      {onCompare && (
        <Button variant="ghost" size="sm" onClick={() => onCompare(conditions())} className="pointer-coarse:h-9">
          <GitCompareArrows aria-hidden />
          What would change
        </Button>
      )}
    </>
  );
}
