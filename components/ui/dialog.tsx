'use client';

import { X } from 'lucide-react';
import { Dialog as DialogPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';

import { Button } from './button';
import { cn } from './cn';
import { PortalHost } from './portal-container';

export const Dialog = DialogPrimitive.Root;
export const DialogTrigger = DialogPrimitive.Trigger;
export const DialogClose = DialogPrimitive.Close;

const SIDES = {
  center: [
    'inset-x-4 top-[12vh] mx-auto max-h-[76vh] max-w-lg rounded-xl border border-border',
    'data-[state=open]:animate-enter data-[state=closed]:animate-leave',
  ],
  left: 'inset-y-0 left-0 w-72 max-w-[85vw] border-r border-border data-[state=open]:animate-sheet-in data-[state=closed]:animate-sheet-out',
  right: [
    'inset-y-0 right-0 w-full max-w-lg border-l border-border [--sheet-from:100%]',
    'data-[state=open]:animate-sheet-in data-[state=closed]:animate-sheet-out',
  ],
};

export interface DialogContentProps extends ComponentProps<typeof DialogPrimitive.Content> {
  /** `left` and `right` make a sheet along that edge. */
  side?: keyof typeof SIDES;
  closeLabel?: string;
}

/** Needs a `DialogTitle` inside. Without a `DialogDescription`, pass `aria-describedby={undefined}`. */
export function DialogContent({
  side = 'center',
  closeLabel = 'Close',
  className,
  children,
  ...props
}: DialogContentProps) {
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Overlay className="fixed inset-0 z-40 bg-overlay data-[state=open]:animate-fade-in data-[state=closed]:animate-fade-out" />
      <DialogPrimitive.Content
        className={cn(
          'fixed z-50 flex flex-col overflow-y-auto bg-raised text-text shadow-float outline-none',
          SIDES[side],
          className,
        )}
        {...props}
      >
        <PortalHost>{children}</PortalHost>
        <DialogPrimitive.Close asChild>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={closeLabel}
            className="absolute top-3 right-3 text-text-muted"
          >
            <X aria-hidden />
          </Button>
        </DialogPrimitive.Close>
      </DialogPrimitive.Content>
    </DialogPrimitive.Portal>
  );
}

export function DialogHeader({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('grid grid-cols-1 gap-1 px-5 pt-4 pr-14 pb-3', className)} {...props} />;
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof DialogPrimitive.Title>) {
  return <DialogPrimitive.Title className={cn('text-lg font-semibold', className)} {...props} />;
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof DialogPrimitive.Description>) {
  return <DialogPrimitive.Description className={cn('text-base text-text-muted', className)} {...props} />;
}

export function DialogBody({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('grid grid-cols-1 gap-4 px-5 py-2', className)} {...props} />;
}

/** Buttons, the main one last. On a phone they stack with the main one on top. */
export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      className={cn('flex flex-col-reverse gap-2 px-5 pt-3 pb-5 sm:flex-row sm:justify-end', className)}
      {...props}
    />
  );
}
