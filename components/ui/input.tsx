import type { ComponentProps } from 'react';

import { cn } from './cn';
import { controlClasses, controlHeights, type ControlSize } from './control-classes';

export interface InputProps extends ComponentProps<'input'> {
  controlSize?: ControlSize;
  /** Identifiers, keys and code are set in the mono face. */
  mono?: boolean;
}

export function Input({ controlSize = 'md', mono = false, className, type = 'text', ...props }: InputProps) {
  return (
    <input
      type={type}
      className={cn(controlClasses, controlHeights[controlSize], mono && 'font-mono text-sm', className)}
      {...props}
    />
  );
}
