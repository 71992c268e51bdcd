import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** The invited email address. Read-only; password managers store it with the password. */
export function InvitedAddress({ email }: { email: string }) {
  return (
    <Field label="E-mail" help="You sign in with it.">
      {(control) => <Input {...control} type="email" autoComplete="username" readOnly value={email} />}
    </Field>
  );
}
