'use client';

import { FailureAlert } from '@/components/actions/failure-alert';
import { useActionForm } from '@/components/actions/use-action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RevealInput } from '@/components/ui/reveal-input';
import { signInSchema, type SignInInput } from '@/lib/accounts/schema';
import type { ActionResult } from '@/lib/server/action-result';

export interface SignInFormProps {
  action: (input: SignInInput) => Promise<ActionResult<unknown>>;
  /** The page that opens after sign-in. */
  next: string;
}

export function SignInForm({ action, next }: SignInFormProps) {
  const { form, submit, pending, failure } = useActionForm(signInSchema, action, () => enterDashboard(next), {
    mode: 'onTouched',
  });
  const { errors } = form.formState;
  return (
    // `post`: if the form is submitted before hydration, the password must not appear in the URL.
    <form method="post" noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      <FailureAlert failure={failure} />
      <Field label="E-mail" error={errors.email?.message}>
        {(control) => (
          <Input
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            {...control}
            aria-required
            {...form.register('email')}
          />
        )}
      </Field>
      <Field label="Password" error={errors.password?.message}>
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
        Sign in
      </Button>
    </form>
  );
}

/** A full page load, so that nothing rendered before sign-in stays cached. */
export function enterDashboard(path = '/integrations'): void {
  // The hash holds a playground's question. It never reached the server, so it is still in this page's address.
  window.location.assign(path + window.location.hash);
}
