import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

import { cn } from './cn';
import { controlClasses, controlHeights, type ControlSize } from './control-classes';

export interface SelectProps extends ComponentProps<'select'> {
  controlSize?: ControlSize;
  /** Class names for the box around the select, such as a width. */
  wrapperClassName?: string;
}

/** A native select in our outline: keyboard, type-ahead and phones work as usual. */
export function Select({ controlSize = 'md', className, wrapperClassName, ...props }: SelectProps) {
  return (
    <div className={cn('relative w-full', wrapperClassName)}>
      <select
        className={cn(
          controlClasses,
          controlHeights[controlSize],
          'appearance-none truncate pr-8 [&_option]:bg-raised [&_option]:text-text',
          className,
        )}
        {...props}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-text-muted"
      />
    </div>
  );
}
