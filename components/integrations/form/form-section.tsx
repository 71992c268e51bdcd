import type { ReactNode } from 'react';

import { cn } from '@/components/ui/cn';

export interface FormSectionProps {
  title: string;
  description?: ReactNode;
  /** The id of the heading, which makes it focusable. */
  id?: string;
  /** Class names for the grid of fields. */
  className?: string;
  children: ReactNode;
}

export function FormSection({ title, description, id, className, children }: FormSectionProps) {
  return (
    // Not a named region: a lookup by a label's text would also match the region's name.
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
