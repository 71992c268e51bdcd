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
  /** The subject of the dialog. The dialog is open while this is set. */
  readonly about: T | undefined;
  readonly onClose: () => void;
  /** The id of the element that gets focus on close. Without it, the previously focused element does. */
  readonly returnFocusTo?: (about: T) => string;
  /** A `DialogForm`, mounted on open and unmounted after close, so that it starts fresh each time. */
  readonly children: (about: T) => ReactNode;
}

/** A dialog with a form: opens, closes and returns focus. */
export function FormDialog<T>({ about, onClose, returnFocusTo, children }: FormDialogProps<T>) {
  // The closing animation still shows the last subject.
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

/** For dialogs opened from a menu, which is gone by then: focuses the menu's button. */
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
  /** The fields, and information before them. */
  readonly children?: ReactNode;
  readonly submitLabel: string;
  readonly submitVariant?: ButtonProps['variant'];
  readonly cancelLabel?: string;
  readonly pending?: boolean;
  readonly onSubmit: () => void;
}

/** The parts around the fields of a dialog's form: title, failure, and the two buttons. Enter in a field submits. */
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
