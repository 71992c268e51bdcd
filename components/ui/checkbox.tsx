import type { ComponentProps } from 'react';

import { cn } from './cn';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'checked' | 'onChange'> {
  checked?: boolean | 'indeterminate';
  onCheckedChange?: (checked: boolean) => void;
}

const keepAsGiven = () => undefined;

/**
 * 16 px visually, 24 px for the pointer. `checked="indeterminate"` shows a dash. A native input, because a page may
 * have a thousand.
 */
export function Checkbox({ checked = false, onCheckedChange, className, ...props }: CheckboxProps) {
  return (
    <span className={cn('relative inline-grid size-4 shrink-0 place-items-center text-accent-foreground', className)}>
      <input
        type="checkbox"
        checked={checked === true}
        ref={(input) => {
          if (input) input.indeterminate = checked === 'indeterminate';
        }}
        onChange={onCheckedChange ? (event) => onCheckedChange(event.target.checked) : keepAsGiven}
        className={cn(
          'peer size-4 cursor-pointer appearance-none rounded-sm border border-border-strong bg-surface',
          'before:absolute before:-inset-[5px] hover:border-text-muted',
          'checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent',
          'aria-invalid:border-danger-fg disabled:cursor-default disabled:opacity-50',
        )}
        {...props}
      />
      <span
        aria-hidden
        className="pointer-events-none absolute -mt-px hidden h-2 w-1 rotate-45 border-r-2 border-b-2 border-current peer-checked:block"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute hidden h-0.5 w-2 rounded-full bg-current peer-indeterminate:block"
      />
    </span>
  );
}
