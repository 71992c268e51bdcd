import type { ReactNode } from 'react';

import { cn } from '@/components/ui/cn';

export interface FormSectionProps {
  title: string;
  description?: ReactNode;
  /** Of the heading, which can then be given focus. */
  id?: string;
  /** Of the fields' grid. */
  className?: string;
  children: ReactNode;
}

export function FormSection({ title, description, id, className, children }: FormSectionProps) {
  return (
    // No named region: its name would answer to the same words as the labels inside.
    <div className="grid grid-cols-1 gap-4 border-t border-border pt-5 first:border-t-0 first:pt-0">
      <div className="grid gap-0.5">
        <h3 id={id} tabIndex={id ? -1 : undefined} className="w-fit text-lg font-semibold">
          {title}
        </h3>
        {description && <p className="text-sm text-pretty text-text-muted">{description}</p>}
      </div>
      <div className={cn('grid grid-cols-1 gap-x-4 gap-y-5 empty:hidden', className)}>{children}</div>
    </div>
  );
}
