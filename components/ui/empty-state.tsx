import type { ReactNode } from 'react';

import { cn } from './cn';

export interface EmptyStateProps {
  icon?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Further options below the actions. */
  children?: ReactNode;
  headingLevel?: 'h2' | 'h3' | 'p';
  className?: string;
}

export function EmptyState({
  icon,
  title,
  description,
  actions,
  children,
  headingLevel: Heading = 'h2',
  className,
}: EmptyStateProps) {
  return (
    <div
      className={cn(
        'grid justify-items-center gap-3 rounded-lg border border-dashed border-border px-6 py-12 text-center',
        className,
      )}
    >
      {icon && <div className="text-text-muted [&_svg]:size-6">{icon}</div>}
      <div className="grid max-w-md gap-1">
        <Heading className="text-lg font-semibold">{title}</Heading>
        {description && <p className="text-pretty text-text-muted">{description}</p>}
      </div>
      {actions && <div className="mt-1 flex flex-wrap justify-center gap-2">{actions}</div>}
      {children}
    </div>
  );
}
