'use client';

import { RadioGroup as RadioGroupPrimitive } from 'radix-ui';
import { useId, type ComponentProps, type ReactNode } from 'react';

import { cn } from './cn';

export function RadioGroup({ className, ...props }: ComponentProps<typeof RadioGroupPrimitive.Root>) {
  return <RadioGroupPrimitive.Root className={cn('grid gap-2.5', className)} {...props} />;
}

export interface RadioProps extends Omit<ComponentProps<typeof RadioGroupPrimitive.Item>, 'children'> {
  label: ReactNode;
  /** A muted line below the label. Part of the description, not of the name. */
  help?: ReactNode;
}

export function Radio({ label, help, className, id, ...props }: RadioProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const helpId = `${controlId}-help`;
  return (
    <div className={cn('grid grid-cols-[auto_1fr] items-start gap-x-2.5', className)}>
      <RadioGroupPrimitive.Item
        id={controlId}
        aria-describedby={help ? helpId : undefined}
        className="relative mt-0.5 grid size-4 place-items-center rounded-full border border-border-strong bg-surface before:absolute before:-inset-[5px] hover:border-text-muted disabled:opacity-50 data-[state=checked]:border-accent"
        {...props}
      >
        <RadioGroupPrimitive.Indicator className="size-2 rounded-full border border-transparent bg-accent" />
      </RadioGroupPrimitive.Item>
      <label htmlFor={controlId} className="cursor-pointer text-base text-text">
        {label}
      </label>
      {help && (
        <p id={helpId} className="col-start-2 text-sm text-text-muted">
          {help}
        </p>
      )}
    </div>
  );
}
