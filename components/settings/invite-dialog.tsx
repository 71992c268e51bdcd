'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CodeBlock } from '@/components/ui/code-block';
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
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Role } from '@/lib/accounts/roles';
import { type InviteInput, inviteSchema } from '@/lib/members/schema';

import type { InvitationLink, MemberActions } from './member-types';
import { RoleChoice } from './role-choice';

interface InviteDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly own: Role;
  readonly action: MemberActions['invite'];
}

export function InviteDialog({ open, onOpenChange, own, action }: InviteDialogProps) {
  const [made, setMade] = useState<InvitationLink>();
  function change(next: boolean) {
    // The link lives only as long as the dialog that shows it.
    if (!next) setMade(undefined);
    onOpenChange(next);
  }
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent>
        {made ? <LinkMade made={made} /> : <InviteForm own={own} action={action} onMade={setMade} />}
      </DialogContent>
    </Dialog>
  );
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
  const form = useForm<InviteInput>({
    resolver: zodResolver(inviteSchema),
    defaultValues: { email: '', role: 'viewer' },
  });
  const { errors, isSubmitting } = form.formState;
  const [failure, setFailure] = useState<string>();

  async function send(input: InviteInput) {
    setFailure(undefined);
    const result = await action(input).catch(() => undefined);
    if (result?.ok) return onMade(result.data);
    const place = result?.error.errors?.['email'];
    if (place) return form.setError('email', { message: place.messages.join(' ') }, { shouldFocus: true });
    setFailure(result?.error.message ?? 'The server could not be reached. What you typed is still here; try again.');
  }

  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit(send)(event)}>
      <DialogHeader>
        <DialogTitle>Invite a member</DialogTitle>
        <DialogDescription>
          Makes a link that one person can join with. An earlier link of theirs ends.
        </DialogDescription>
      </DialogHeader>
      <DialogBody>
        {failure && (
          <Callout tone="danger" role="alert">
            {failure}
          </Callout>
        )}
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
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" aria-busy={isSubmitting}>
          {isSubmitting ? 'Making the link…' : 'Make the link'}
        </Button>
      </DialogFooter>
    </form>
  );
}
