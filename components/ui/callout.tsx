import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

import { cn } from './cn';

type CalloutTone = 'info' | 'success' | 'warning' | 'danger';

const TONES: Readonly<Record<CalloutTone, { icon: LucideIcon; box: string; ink: string }>> = {
  info: { icon: Info, box: 'border-info-border bg-info-bg', ink: 'text-info-fg' },
  success: { icon: CircleCheck, box: 'border-success-border bg-success-bg', ink: 'text-success-fg' },
  warning: { icon: TriangleAlert, box: 'border-warning-border bg-warning-bg', ink: 'text-warning-fg' },
  danger: { icon: CircleAlert, box: 'border-danger-border bg-danger-bg', ink: 'text-danger-fg' },
};

export interface CalloutProps extends Omit<ComponentProps<'div'>, 'title'> {
  tone?: CalloutTone;
  title?: ReactNode;
  /** Buttons or links below the text. */
  actions?: ReactNode;
}

/** Not announced by default: pass `role="alert"` when it appears in response to an action. */
export function Callout({ tone = 'info', title, actions, className, children, ...props }: CalloutProps) {
  const { icon: Icon, box, ink } = TONES[tone];
  return (
    <div
      className={cn('grid grid-cols-[auto_1fr] gap-x-2.5 rounded-md border px-3 py-2.5 text-text', box, className)}
      {...props}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4', ink)} />
      <div className="grid min-w-0 gap-1 break-words">
        {title && <p className={cn('font-medium', ink)}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
