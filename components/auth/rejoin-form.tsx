'use client';

import { FailureAlert } from '@/components/actions/failure-alert';
import { useActionForm } from '@/components/actions/use-action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { RevealInput } from '@/components/ui/reveal-input';
import { type RejoinInput, rejoinSchema } from '@/lib/members/schema';
import type { ActionResult } from '@/lib/server/action-result';

import { InvitedAddress } from './invited-address';
import { enterDashboard } from './sign-in-form';

export interface RejoinFormProps {
  email: string;
  action: (input: RejoinInput) => Promise<ActionResult<unknown>>;
}

/** For a person who already has an account: its password. */
export function RejoinForm({ email, action }: RejoinFormProps) {
  const { form, submit, pending, failure } = useActionForm(rejoinSchema, action, () => enterDashboard(), {
    mode: 'onTouched',
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      <FailureAlert failure={failure} />
      <InvitedAddress email={email} />
      <Field
        label="Password"
        error={form.formState.errors.password?.message}
        help="You have an account with this address from before: its password."
      >
        {(control) => (
          <RevealInput
            what="password"
            autoComplete="current-password"
            {...control}
            aria-required
            {...form.register('password')}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" pending={pending} className="mt-1 w-full">
        Sign in and join
      </Button>
    </form>
  );
}
