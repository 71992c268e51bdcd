import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { cn } from './cn';
import { Label } from './label';

/** Spread these on the control. */
export interface FieldControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
  /** Only for `labels="group"`: names a radio group or a set of checkboxes, which a label's `for` cannot. */
  'aria-labelledby': string | undefined;
}

export interface FieldProps {
  label: ReactNode;
  /** `true` prints "Required", `false` prints "Optional", undefined prints neither. */
  required?: boolean;
  help?: ReactNode;
  error?: ReactNode;
  /** At the right end of the label's line, such as a link to the value's source or a counter. */
  aside?: ReactNode;
  /** `inline` puts the control at the right of label and help: switches. */
  layout?: 'stacked' | 'inline';
  labels?: 'control' | 'group';
  /** A fixed id of the control, for links from an error summary. */
  id?: string;
  className?: string;
  children: (control: FieldControlProps) => ReactNode;
}

export function Field({
  label,
  required,
  help,
  error,
  aside,
  layout = 'stacked',
  labels = 'control',
  id,
  className,
  children,
}: FieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const labelId = `${controlId}-label`;
  const helpId = `${controlId}-help`;
  const errorId = `${controlId}-error`;
  const describedBy = [error && errorId, help && helpId].filter(Boolean).join(' ');
  const control = children({
    id: controlId,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required ? true : undefined,
    'aria-labelledby': labels === 'group' ? labelId : undefined,
  });
  const heading = (
    <div className="flex flex-wrap items-baseline gap-x-2">
      {labels === 'group' ? (
        <span id={labelId} className="text-base font-medium text-text">
          {label}
        </span>
      ) : (
        <Label id={labelId} htmlFor={controlId}>
          {label}
        </Label>
      )}
      {required !== undefined && <span className="text-xs text-text-muted">{required ? 'Required' : 'Optional'}</span>}
      {aside && <span className="ml-auto text-sm leading-4 text-text-muted">{aside}</span>}
    </div>
  );
  const helpLine = help && (
    <p id={helpId} className="text-sm text-pretty text-text-muted">
      {help}
    </p>
  );
  if (layout === 'inline') {
    return (
      <div className={cn('grid grid-cols-[1fr_auto] items-start gap-x-6 gap-y-1', className)}>
        <div className="grid gap-0.5">
          {heading}
          {helpLine}
        </div>
        {control}
        <FieldError id={errorId} className="col-span-2">
          {error}
        </FieldError>
      </div>
    );
  }
  return (
    <div className={cn('grid grid-cols-1 content-start gap-1.5', className)}>
      {heading}
      {control}
      <FieldError id={errorId}>{error}</FieldError>
      {helpLine}
    </div>
  );
}

function FieldError({ id, className, children }: { id: string; className?: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={id} className={cn('flex gap-1.5 text-sm text-danger-fg', className)}>
      <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
