'use client';

import { CircleCheck } from 'lucide-react';

import { FailureAlert } from '@/components/actions/failure-alert';
import { useActionForm } from '@/components/actions/use-action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RevealInput } from '@/components/ui/reveal-input';
import { setupSchema, type SetupInput } from '@/lib/accounts/schema';
import type { ActionResult } from '@/lib/server/action-result';

import { enterDashboard } from './sign-in-form';

export interface SetupFormProps {
  action: (input: SetupInput) => Promise<ActionResult<unknown>>;
  /** From `?token=` in the link of the server's startup log. */
  token?: string;
}

export function SetupForm({ action, token }: SetupFormProps) {
  const { form, submit, pending, failure } = useActionForm(setupSchema, action, () => enterDashboard(), {
    mode: 'onTouched',
  });
  const { errors } = form.formState;
  const tokenHelp = token ? (
    <span className="flex items-center gap-1.5">
      <CircleCheck aria-hidden className="size-3.5 shrink-0 text-success-fg" />
      Filled in from the link you opened. It works once.
    </span>
  ) : (
    'Printed in the console when Signalbox started. It works once.'
  );
  return (
    <form method="post" noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      <FailureAlert failure={failure} />
      <Field label="Setup token" required error={errors.token?.message} help={tokenHelp}>
        {(control) => (
          <Input
            mono
            defaultValue={token}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...control}
            {...form.register('token')}
          />
        )}
      </Field>
      <Field label="Your name" required error={errors.name?.message}>
        {(control) => <Input autoComplete="name" {...control} {...form.register('name')} />}
      </Field>
      <Field label="E-mail" required error={errors.email?.message} help="You sign in with it.">
        {(control) => (
          <Input type="email" autoComplete="username" autoCapitalize="none" {...control} {...form.register('email')} />
        )}
      </Field>
      <Field label="Password" required error={errors.password?.message} help="At least 12 characters.">
        {(control) => (
          <RevealInput what="password" autoComplete="new-password" {...control} {...form.register('password')} />
        )}
      </Field>
      <Field
        label="Organization name"
        required
        error={errors.organizationName?.message}
        help="Holds your environments; it starts with Development and Production."
      >
        {(control) => <Input autoComplete="organization" {...control} {...form.register('organizationName')} />}
      </Field>
      <Button type="submit" variant="primary" pending={pending} className="mt-1 w-full">
        Create the first account
      </Button>
    </form>
  );
}
