import type { ComponentProps } from 'react';

import { cn } from './cn';
import { controlClasses } from './control-classes';

export interface TextareaProps extends ComponentProps<'textarea'> {
  mono?: boolean;
}

export function Textarea({ mono = false, className, rows = 4, ...props }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      className={cn(controlClasses, 'block min-h-20 resize-y px-3 py-2', mono && 'font-mono text-code', className)}
      {...props}
    />
  );
}
