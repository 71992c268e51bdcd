'use client';

import { DialogForm, FormDialog } from '@/components/actions/form-dialog';
import { useActionForm } from '@/components/actions/use-action-form';
import { Field } from '@/components/ui/field';
import { RevealInput } from '@/components/ui/reveal-input';
import { signInSchema, type SignInInput } from '@/lib/accounts/schema';
import type { ActionResult } from '@/lib/server/action-result';

export interface SessionDialogProps {
  /** The person whose session ended; undefined while the dialog is closed. */
  readonly email: string | undefined;
  readonly signInAction: (input: SignInInput) => Promise<ActionResult<unknown>>;
  readonly onDone: (signedIn: boolean) => void;
}

/** Asks for the password over the page, so that nothing typed below is lost. */
export function SessionDialog({ email, signInAction, onDone }: SessionDialogProps) {
  return (
    <FormDialog about={email} onClose={() => onDone(false)}>
      {(about) => <SessionForm email={about} signInAction={signInAction} onDone={() => onDone(true)} />}
    </FormDialog>
  );
}

interface SessionFormProps {
  readonly email: string;
  readonly signInAction: SessionDialogProps['signInAction'];
  readonly onDone: () => void;
}

function SessionForm({ email, signInAction, onDone }: SessionFormProps) {
  const { form, submit, pending, failure } = useActionForm(signInSchema, signInAction, onDone, {
    defaultValues: { email, password: '' },
  });
  return (
    <DialogForm
      title="Sign in again"
      description="Your session ended. Sign in to continue where you are; nothing on this page is lost."
      failure={failure}
      submitLabel="Sign in"
      pending={pending}
      onSubmit={submit}
    >
      <p className="min-w-0 truncate">
        <span className="text-text-muted">Account: </span>
        {email}
      </p>
      {/* For password managers: whose password it is. */}
      <input type="hidden" autoComplete="username" {...form.register('email')} />
      <Field label="Password" error={form.formState.errors.password?.message}>
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
    </DialogForm>
  );
}
