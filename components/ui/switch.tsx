'use client';

import { Switch as SwitchPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';

import { cn } from './cn';

/** On and off differ by the thumb's position and by the fill, never by color alone. */
export function Switch({ className, ...props }: ComponentProps<typeof SwitchPrimitive.Root>) {
  return (
    <SwitchPrimitive.Root
      className={cn(
        'peer relative inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-border-strong bg-subtle p-[3px]',
        'transition-colors duration-100 data-[state=checked]:border-accent data-[state=checked]:bg-accent',
        'aria-invalid:border-danger-fg disabled:opacity-50',
        className,
      )}
      {...props}
    >
      <SwitchPrimitive.Thumb className="block size-4 rounded-full border border-transparent bg-border-strong transition-transform duration-100 data-[state=checked]:translate-x-4 data-[state=checked]:bg-accent-foreground" />
    </SwitchPrimitive.Root>
  );
}
