'use client';

import { DialogForm, FormDialog } from '@/components/actions/form-dialog';
import { useAction } from '@/components/actions/use-action';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/members/types';

import type { MemberActions } from './member-types';

interface RemoveMemberDialogProps {
  readonly member: MemberView | undefined;
  readonly isYou: boolean;
  /** The API keys that the member created. */
  readonly keyNames: readonly string[];
  readonly onClose: () => void;
  readonly action: MemberActions['remove'];
}

export function RemoveMemberDialog({ member, onClose, ...props }: RemoveMemberDialogProps) {
  return (
    <FormDialog about={member} onClose={onClose}>
      {(about) => <RemoveMember member={about} onClose={onClose} {...props} />}
    </FormDialog>
  );
}

function RemoveMember({ member, isYou, keyNames, onClose, action }: RemoveMemberDialogProps & { member: MemberView }) {
  const { pending, failure, run } = useAction();

  function remove() {
    run(
      () => action(member.userId),
      () => {
        toast.success(`${member.name} is no longer a member`);
        onClose();
      },
    );
  }

  return (
    <DialogForm
      title={isYou ? 'Leave the organization?' : `Remove ${member.name}?`}
      description={`${isYou ? 'You are' : 'They are'} signed out everywhere and can come back by a new invitation. What ${isYou ? 'you' : 'they'} made stays.`}
      failure={failure}
      submitLabel={isYou ? 'Leave' : 'Remove member'}
      submitVariant="danger"
      pending={pending}
      onSubmit={remove}
    >
      {keyNames.length > 0 && (
        <Callout
          tone="warning"
          title={keyNames.length === 1 ? 'An API key keeps working' : `${keyNames.length} API keys keep working`}
        >
          {keyNames.join(', ')}. Revoke under API keys what {isYou ? 'you' : 'they'} should no longer use.
        </Callout>
      )}
    </DialogForm>
  );
}
