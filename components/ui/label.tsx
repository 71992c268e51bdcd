import type { ComponentProps } from 'react';

import { cn } from './cn';

export function Label({ className, htmlFor, children, ...props }: ComponentProps<'label'>) {
  return (
    <label htmlFor={htmlFor} className={cn('text-base font-medium text-text', className)} {...props}>
      {children}
    </label>
  );
}
