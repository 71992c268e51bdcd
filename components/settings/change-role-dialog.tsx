'use client';

import { useState } from 'react';

import { DialogForm, FormDialog } from '@/components/actions/form-dialog';
import { useAction } from '@/components/actions/use-action';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import type { Role } from '@/lib/accounts/roles';
import type { MemberView } from '@/lib/members/types';

import type { MemberActions } from './member-types';
import { RoleChoice } from './role-choice';
import { ROLE_WORDS } from './role-words';

interface ChangeRoleDialogProps {
  readonly member: MemberView | undefined;
  readonly isYou: boolean;
  readonly own: Role;
  readonly onClose: () => void;
  readonly action: MemberActions['changeRole'];
}

export function ChangeRoleDialog({ member, onClose, ...props }: ChangeRoleDialogProps) {
  return (
    <FormDialog about={member} onClose={onClose}>
      {(about) => <RoleForm member={about} onClose={onClose} {...props} />}
    </FormDialog>
  );
}

function RoleForm({ member, isYou, own, onClose, action }: ChangeRoleDialogProps & { member: MemberView }) {
  const [role, setRole] = useState(member.role);
  const { pending, failure, run } = useAction();

  function save() {
    if (role === member.role) return onClose();
    run(
      () => action(member.userId, role),
      () => {
        toast.success(`${member.name} is ${ROLE_WORDS[role].label.toLowerCase()} now`);
        onClose();
      },
    );
  }

  return (
    <DialogForm
      title={`Role of ${member.name}`}
      description="It counts from their next click or request on, in all environments."
      failure={failure}
      submitLabel="Save role"
      pending={pending}
      onSubmit={save}
    >
      <RoleChoice value={role} onChange={setRole} own={own} />
      {isYou && role !== member.role && (
        <Callout tone="warning" role="status">
          This is your own role. Only {own === 'owner' ? 'another owner' : 'an owner or admin'} can give it back.
        </Callout>
      )}
    </DialogForm>
  );
}
