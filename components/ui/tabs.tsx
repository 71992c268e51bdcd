'use client';

import { Tabs as TabsPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';

import { cn } from './cn';

export const Tabs = TabsPrimitive.Root;

/** Scrolls sideways on a narrow screen instead of wrapping. */
export function TabsList({ className, ...props }: ComponentProps<typeof TabsPrimitive.List>) {
  return (
    <TabsPrimitive.List
      className={cn(
        'flex gap-1 overflow-x-auto overflow-y-hidden border-b border-border [scrollbar-width:none]',
        className,
      )}
      {...props}
    />
  );
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof TabsPrimitive.Trigger>) {
  return (
    <TabsPrimitive.Trigger
      className={cn(
        'relative flex h-9 shrink-0 items-center gap-1.5 rounded-sm px-2.5 text-base font-medium text-text-muted hover:text-text pointer-coarse:h-11',
        'after:absolute after:inset-x-2.5 after:bottom-0 after:border-accent data-[state=active]:text-text data-[state=active]:after:border-b-2',
        'focus-visible:outline-offset-[-3px] disabled:opacity-50 [&>svg]:size-4',
        className,
      )}
      {...props}
    />
  );
}

export function TabsContent({ className, ...props }: ComponentProps<typeof TabsPrimitive.Content>) {
  return <TabsPrimitive.Content className={cn('pt-4', className)} {...props} />;
}
