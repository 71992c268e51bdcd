import type { ReactNode } from 'react';

import { cn } from './cn';

export interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** A back link above the title. */
  back?: ReactNode;
  className?: string;
}

export function PageHeader({ title, description, actions, back, className }: PageHeaderProps) {
  return (
    <div className={cn('mb-6 grid gap-1', className)}>
      {back && <div className="text-sm text-text-muted">{back}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 flex-[1_1_20rem] gap-1">
          <h1 className="text-2xl font-semibold break-words">{title}</h1>
          {description && <p className="max-w-2xl text-pretty text-text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  );
}
