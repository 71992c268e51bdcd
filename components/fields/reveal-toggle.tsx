'use client';

import { Eye, EyeOff } from 'lucide-react';

import { cn } from '@/components/ui/cn';

export interface RevealToggleProps {
  /** The field's label, for the button's name: "Show API Key". */
  what: string;
  shown: boolean;
  onToggle: () => void;
  className?: string;
}

/** Named by its text and not by `aria-label`, so that a lookup by the field's label finds only the field. */
export function RevealToggle({ what, shown, onToggle, className }: RevealToggleProps) {
  const Icon = shown ? EyeOff : Eye;
  return (
    <button
      type="button"
      onClick={onToggle}
      className={cn(
        'grid place-items-center rounded-sm text-text-muted hover:bg-hover hover:text-text focus-visible:outline-offset-0',
        className,
      )}
    >
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">
        {shown ? 'Hide' : 'Show'} {what}
      </span>
    </button>
  );
}
