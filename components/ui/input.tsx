import type { ComponentProps } from 'react';

import { cn } from './cn';
import { controlClasses, controlHeights, type ControlSize } from './control-classes';

export interface InputProps extends ComponentProps<'input'> {
  controlSize?: ControlSize;
  /** A monospaced font, for identifiers, keys and code. */
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
