'use client';

import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';
import { spokenChannel } from '@/lib/catalogue/channel-order';
import { focusOn, SuccessorDialog } from './successor-dialog';
import type { Succession } from '@/components/integrations/model/successions';
import type { ListCommands, Question } from './use-integration-commands';
import { menuId } from '@/components/integrations/model/listed-integration';

export interface CommandDialogsProps {
  commands: Pick<ListCommands, 'question' | 'answer' | 'closeQuestion'>;
  successionsFor: (question: Question) => readonly Succession[];
}

/** The questions that commands ask before they are carried out. */
export function CommandDialogs({ commands: { question, answer, closeQuestion }, successionsFor }: CommandDialogsProps) {
  if (!question) return null;
  const { kind, integration } = question;
  const { name, channel, active, conditions } = integration;
  if (kind === 'primary') {
    const changes = [
      ...(active ? [] : ['it is activated']),
      ...(conditions ? ['its conditions are removed'] : []),
    ].join(' and ');
    return (
      <Dialog open onOpenChange={(open) => !open && closeQuestion()}>
        <DialogContent onCloseAutoFocus={focusOn(menuId(integration))}>
          <DialogHeader>
            <DialogTitle>Make {name} the primary?</DialogTitle>
            <DialogDescription>
              The primary for {spokenChannel(channel)} is active and has no conditions: {changes}.
            </DialogDescription>
          </DialogHeader>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" onClick={() => answer(undefined)}>
              Make primary
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    );
  }
  const isRemoval = kind === 'remove';
  return (
    <SuccessorDialog
      open
      returnFocusTo={menuId(integration)}
      title={isRemoval ? `Delete ${name}?` : `Deactivate ${name}?`}
      successions={successionsFor(question)}
      confirmLabel={isRemoval ? 'Delete' : 'Deactivate'}
      confirmVariant={isRemoval ? 'danger' : 'primary'}
      onConfirm={(followers) => answer(followers.get(channel))}
      onClose={closeQuestion}
    />
  );
}
