'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
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
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/members/types';

import type { MemberActions } from './member-types';
import { useDialogAction } from './use-dialog-action';

interface RemoveMemberDialogProps {
  readonly member: MemberView | undefined;
  readonly isYou: boolean;
  /** The API keys that they made. */
  readonly keyNames: readonly string[];
  readonly onClose: () => void;
  readonly action: MemberActions['remove'];
}

export function RemoveMemberDialog({ member, isYou, keyNames, onClose, action }: RemoveMemberDialogProps) {
  const { pending, failure, run, reset } = useDialogAction();
  function close() {
    reset();
    onClose();
  }
  function remove({ userId, name }: MemberView) {
    run(
      () => action(userId),
      () => {
        toast.success(`${name} is no longer a member`);
        close();
      },
    );
  }
  return (
    <Dialog open={member !== undefined} onOpenChange={(open) => !open && close()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{isYou ? 'Leave the organization?' : `Remove ${member?.name}?`}</DialogTitle>
          <DialogDescription>
            {isYou ? 'You are' : 'They are'} signed out everywhere and can come back by a new invitation. What{' '}
            {isYou ? 'you' : 'they'} made stays.
          </DialogDescription>
        </DialogHeader>
        {(failure || keyNames.length > 0) && (
          <DialogBody>
            {failure && (
              <Callout tone="danger" role="alert">
                {failure}
              </Callout>
            )}
            {keyNames.length > 0 && (
              <Callout
                tone="warning"
                title={keyNames.length === 1 ? 'An API key keeps working' : `${keyNames.length} API keys keep working`}
              >
                {keyNames.join(', ')}. Revoke under API keys what {isYou ? 'you' : 'they'} should no longer use.
              </Callout>
            )}
          </DialogBody>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="danger" aria-busy={pending} onClick={() => member && remove(member)}>
            {isYou ? 'Leave' : 'Remove member'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
