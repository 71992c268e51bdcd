import { FlaskConical, GitCompareArrows } from 'lucide-react';

import { Button } from '@/components/ui/button';

export interface TrialButtonsProps {
  /** Returns the current conditions in the wire form. */
  conditions: () => unknown;
  onTry: ((conditions: unknown) => void) | undefined;
  onCompare: ((conditions: unknown) => void) | undefined;
}

/** Buttons that open a trial of unsaved conditions. Each appears only if the owner handles it. */
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
