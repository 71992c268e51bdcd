'use client';

import { useState } from 'react';
import { Controller } from 'react-hook-form';

import { DialogForm, FormDialog } from '@/components/actions/form-dialog';
import { useActionForm } from '@/components/actions/use-action-form';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import {
  DialogBody,
  DialogClose,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Role } from '@/lib/accounts/roles';
import { inviteSchema } from '@/lib/members/schema';

import type { InvitationLink, MemberActions } from './member-types';
import { RoleChoice } from './role-choice';

interface InviteDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly own: Role;
  readonly action: MemberActions['invite'];
}

export function InviteDialog({ open, onOpenChange, own, action }: InviteDialogProps) {
  return (
    <FormDialog about={open || undefined} onClose={() => onOpenChange(false)}>
      {() => <Invite own={own} action={action} />}
    </FormDialog>
  );
}

/** The link exists only while the dialog that shows it is open. */
function Invite(props: Omit<InviteFormProps, 'onMade'>) {
  const [made, setMade] = useState<InvitationLink>();
  return made ? <LinkMade made={made} /> : <InviteForm {...props} onMade={setMade} />;
}

function LinkMade({ made }: { made: InvitationLink }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>Send this link to {made.email}</DialogTitle>
        <DialogDescription>
          It is shown this once, works once and ends in seven days. Signalbox sends no mail: copy it and pass it on.
        </DialogDescription>
      </DialogHeader>
      <DialogBody>
        <CodeBlock label="invitation link" code={made.link} wrap />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}

interface InviteFormProps {
  readonly own: Role;
  readonly action: MemberActions['invite'];
  readonly onMade: (made: InvitationLink) => void;
}

function InviteForm({ own, action, onMade }: InviteFormProps) {
  const { form, submit, pending, failure } = useActionForm(inviteSchema, action, onMade, {
    defaultValues: { email: '', role: 'viewer' },
  });
  const { errors } = form.formState;
  return (
    <DialogForm
      title="Invite a member"
      description="Makes a link that one person can join with. An earlier link of theirs ends."
      failure={failure}
      submitLabel="Make the link"
      pending={pending}
      onSubmit={submit}
    >
      <Field label="E-mail" required error={errors.email?.message} help="They sign in with it.">
        {(control) => (
          <Input {...control} type="email" autoComplete="off" autoCapitalize="none" {...form.register('email')} />
        )}
      </Field>
      <Controller
        control={form.control}
        name="role"
        render={({ field }) => (
          <RoleChoice value={field.value} onChange={field.onChange} own={own} error={errors.role?.message} />
        )}
      />
    </DialogForm>
  );
}
