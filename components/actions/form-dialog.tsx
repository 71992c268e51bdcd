'use client';

import { useState, type ReactNode } from 'react';

import { Button, type ButtonProps } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';

import type { ActionFailure } from './call-action';
import { FailureAlert } from './failure-alert';

export interface FormDialogProps<T> {
  /** What it is about; it is open while this is given. */
  readonly about: T | undefined;
  readonly onClose: () => void;
  /** Id of what gets focus when it closes; without it, what had it before. */
  readonly returnFocusTo?: (about: T) => string;
  /** Its `DialogForm`: mounted when it opens and gone when it has closed, so that each time begins anew. */
  readonly children: (about: T) => ReactNode;
}

/** A dialog that asks something: opens, closes, and gives focus back. */
export function FormDialog<T>({ about, onClose, returnFocusTo, children }: FormDialogProps<T>) {
  // While it closes it still shows what it was about.
  const [shown, setShown] = useState(about);
  if (about !== undefined && about !== shown) setShown(about);
  return (
    <Dialog open={about !== undefined} onOpenChange={(open) => !open && onClose()}>
      <DialogContent {...(returnFocusTo && shown !== undefined && { onCloseAutoFocus: focusOn(returnFocusTo(shown)) })}>
        {shown !== undefined && children(shown)}
      </DialogContent>
    </Dialog>
  );
}

/** For dialogs that were opened from a menu, which is gone by then: focus goes back to its button. */
function focusOn(id: string) {
  return (event: Event) => {
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
}

export interface DialogFormProps {
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly failure?: ActionFailure | undefined;
  /** The fields, and what is to be known before. */
  readonly children?: ReactNode;
  readonly submitLabel: string;
  readonly submitVariant?: ButtonProps['variant'];
  readonly cancelLabel?: string;
  readonly pending?: boolean;
  readonly onSubmit: () => void;
}

/** What a form in a dialog has around its fields: title, failure, and the two ways out. Enter in a field submits. */
export function DialogForm({
  title,
  description,
  failure,
  children,
  submitLabel,
  submitVariant = 'primary',
  cancelLabel = 'Cancel',
  pending = false,
  onSubmit,
}: DialogFormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) onSubmit();
      }}
    >
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>{description}</DialogDescription>
      </DialogHeader>
      <DialogBody className="not-has-[>:not(:empty)]:hidden">
        <FailureAlert failure={failure} />
        {children}
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{cancelLabel}</Button>
        </DialogClose>
        <Button type="submit" variant={submitVariant} pending={pending}>
          {submitLabel}
        </Button>
      </DialogFooter>
    </form>
  );
}
