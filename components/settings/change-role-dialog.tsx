'use client';

import { useState } from 'react';

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
import type { Role } from '@/lib/accounts/roles';
import type { MemberView } from '@/lib/members/types';

import type { MemberActions } from './member-types';
import { RoleChoice } from './role-choice';
import { ROLE_WORDS } from './role-words';
import { useDialogAction } from './use-dialog-action';

interface ChangeRoleDialogProps {
  readonly member: MemberView | undefined;
  readonly isYou: boolean;
  readonly own: Role;
  readonly onClose: () => void;
  readonly action: MemberActions['changeRole'];
}

export function ChangeRoleDialog({ member, onClose, ...props }: ChangeRoleDialogProps) {
  return (
    <Dialog open={member !== undefined} onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        {member && <RoleForm key={member.userId} member={member} onClose={onClose} {...props} />}
      </DialogContent>
    </Dialog>
  );
}

function RoleForm({ member, isYou, own, onClose, action }: ChangeRoleDialogProps & { member: MemberView }) {
  const [role, setRole] = useState(member.role);
  const { pending, failure, run } = useDialogAction();

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
    <>
      <DialogHeader>
        <DialogTitle>Role of {member.name}</DialogTitle>
        <DialogDescription>It counts from their next click or request on, in all environments.</DialogDescription>
      </DialogHeader>
      <DialogBody>
        {failure && (
          <Callout tone="danger" role="alert">
            {failure}
          </Callout>
        )}
        <RoleChoice value={role} onChange={setRole} own={own} />
        {isYou && role !== member.role && (
          <Callout tone="warning" role="status">
            This is your own role. Only {own === 'owner' ? 'another owner' : 'an owner or admin'} can give it back.
          </Callout>
        )}
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" aria-busy={pending} onClick={save}>
          Save role
        </Button>
      </DialogFooter>
    </>
  );
}
