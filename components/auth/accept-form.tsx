'use client';

import { FailureAlert } from '@/components/actions/failure-alert';
import { useActionForm } from '@/components/actions/use-action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RevealInput } from '@/components/ui/reveal-input';
import { type AcceptInput, acceptSchema } from '@/lib/members/schema';
import type { ActionResult } from '@/lib/server/action-result';

import { InvitedAddress } from './invited-address';
import { enterDashboard } from './sign-in-form';

export interface AcceptFormProps {
  email: string;
  action: (input: AcceptInput) => Promise<ActionResult<unknown>>;
}

/** For a new person: name and password. */
export function AcceptForm({ email, action }: AcceptFormProps) {
  const { form, submit, pending, failure } = useActionForm(acceptSchema, action, () => enterDashboard(), {
    mode: 'onTouched',
  });
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      <FailureAlert failure={failure} />
      <InvitedAddress email={email} />
      <Field label="Your name" required error={errors.name?.message}>
        {(control) => <Input autoComplete="name" {...control} {...form.register('name')} />}
      </Field>
      <Field label="Password" required error={errors.password?.message} help="At least 12 characters.">
        {(control) => (
          <RevealInput what="password" autoComplete="new-password" {...control} {...form.register('password')} />
        )}
      </Field>
      <Button type="submit" variant="primary" pending={pending} className="mt-1 w-full">
        Join
      </Button>
    </form>
  );
}
