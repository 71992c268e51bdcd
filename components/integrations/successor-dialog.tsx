'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
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
import { Radio, RadioGroup } from '@/components/ui/radio-group';
import type { Channel } from '@/lib/catalogue/channel';
import { spokenChannel } from './channel-order';
import type { Successor } from './successors';

export interface SuccessorDialogProps {
  open: boolean;
  /** What is about to happen: "Delete Receipts?". */
  title: string;
  channel: Channel;
  successors: readonly Successor[];
  confirmLabel: string;
  confirmVariant: 'primary' | 'danger';
  pending?: boolean;
  /** Id of what gets focus when it closes; without it, what had it before. */
  returnFocusTo?: string;
  onConfirm: (successorId: string | undefined) => void;
  onClose: () => void;
}

/** Asks who follows when the primary of a channel steps down; says so when nobody can. */
export function SuccessorDialog({ open, onClose, returnFocusTo, ...props }: SuccessorDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent {...(returnFocusTo && { onCloseAutoFocus: focusOn(returnFocusTo) })}>
        {/* Mounted with the dialog: each time the next by priority is chosen again. */}
        <SuccessorChoice {...props} />
      </DialogContent>
    </Dialog>
  );
}

/** For dialogs that were opened from a menu, which is gone by then: focus goes back to its button. */
export function focusOn(id: string) {
  return (event: Event) => {
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
}

function SuccessorChoice({
  title,
  channel,
  successors,
  confirmLabel,
  confirmVariant,
  pending = false,
  onConfirm,
}: Omit<SuccessorDialogProps, 'open' | 'onClose' | 'returnFocusTo'>) {
  const [chosen, setChosen] = useState(successors[0]?._id);
  const spoken = spokenChannel(channel);
  return (
    <>
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>
          {successors.length > 0
            ? `It is the primary for ${spoken}: the one chosen when no conditions match. Who follows?`
            : `It is the primary for ${spoken}, and no other active one without conditions is there to follow. Until there is, nothing is chosen when no conditions match.`}
        </DialogDescription>
      </DialogHeader>
      {successors.length > 0 && (
        <DialogBody>
          <RadioGroup aria-label="Who follows as primary" value={chosen ?? ''} onValueChange={setChosen}>
            {successors.map(({ _id, name, identifier, priority }, index) => (
              <Radio
                key={_id}
                value={_id}
                label={<span className="break-words">{name}</span>}
                help={
                  <>
                    <code className="text-code break-all">{identifier}</code> · priority {priority}
                    {index === 0 && ' · next by priority'}
                  </>
                }
              />
            ))}
          </RadioGroup>
        </DialogBody>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant={confirmVariant} pending={pending} onClick={() => onConfirm(chosen)}>
          {confirmLabel}
        </Button>
      </DialogFooter>
    </>
  );
}
