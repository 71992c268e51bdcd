'use client';

import { useState } from 'react';
import { Controller } from 'react-hook-form';

import { DialogForm, FormDialog } from '@/components/actions/form-dialog';
import { useActionForm } from '@/components/actions/use-action-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
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
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { type CreateApiKey, createApiKeySchema } from '@/lib/api-keys/schema';
import type { CreatedApiKey } from '@/lib/api-keys/types';
import type { EnvironmentView } from '@/lib/environments/types';
import type { ActionResult } from '@/lib/server/action-result';
import type { Permission } from '@/lib/server/permissions';

const SCOPES: readonly { value: CreateApiKey['scopes'][number]; label: string }[] = [
  { value: 'integrations:read', label: 'Read integrations, without their secrets' },
  { value: 'integrations:write', label: 'Create and change integrations' },
  { value: 'resolve', label: 'Ask which integration is chosen' },
  { value: 'credentials:read', label: 'Read credentials in full' },
  { value: 'admin', label: 'Manage environments and API keys' },
  { value: 'admin:organization', label: 'Create keys for every environment' },
];

interface CreateKeyDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly environments: readonly EnvironmentView[];
  readonly environmentId: string;
  /** The scopes that the person may give. */
  readonly grantable: readonly Permission[];
  readonly action: (input: CreateApiKey) => Promise<ActionResult<CreatedApiKey>>;
}

export function CreateKeyDialog({ open, onOpenChange, ...props }: CreateKeyDialogProps) {
  return (
    <FormDialog about={open || undefined} onClose={() => onOpenChange(false)}>
      {() => <CreateKey {...props} />}
    </FormDialog>
  );
}

/** The text of the key exists only while the dialog that shows it is open. */
function CreateKey(props: Omit<KeyFormProps, 'onCreated'>) {
  const [created, setCreated] = useState<CreatedApiKey>();
  return created ? <KeyCreated created={created} /> : <KeyForm {...props} onCreated={setCreated} />;
}

function KeyCreated({ created }: { created: CreatedApiKey }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>{created.name} is ready</DialogTitle>
        <DialogDescription>Copy the key now: it is shown this once and cannot be read again.</DialogDescription>
      </DialogHeader>
      <DialogBody>
        <CodeBlock label="API key" code={created.key} />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}

interface KeyFormProps extends Omit<CreateKeyDialogProps, 'open' | 'onOpenChange'> {
  readonly onCreated: (created: CreatedApiKey) => void;
}

function KeyForm({ environments, environmentId, grantable, action, onCreated }: KeyFormProps) {
  const { form, submit, pending, failure } = useActionForm(createApiKeySchema, action, onCreated, {
    defaultValues: { name: '', environmentId, scopes: ['integrations:read', 'integrations:write', 'resolve'] },
  });
  const { errors } = form.formState;
  return (
    <DialogForm
      title="New API key"
      description="It belongs to one environment and may do what its scopes say."
      failure={failure}
      submitLabel="Create key"
      pending={pending}
      onSubmit={submit}
    >
      <Field
        label="Name"
        required
        error={errors.name?.message}
        help="Where it is used, such as “CI” or “checkout service”."
      >
        {(control) => <Input {...control} autoComplete="off" {...form.register('name')} />}
      </Field>
      <Field label="Environment" required error={errors.environmentId?.message}>
        {(control) => (
          <Select {...control} {...form.register('environmentId')}>
            {environments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Scopes" labels="group" error={errors.scopes?.message}>
        {(control) => (
          <Controller
            control={form.control}
            name="scopes"
            render={({ field }) => (
              <div
                role="group"
                aria-labelledby={control['aria-labelledby']}
                aria-describedby={control['aria-describedby']}
                className="grid gap-2"
              >
                {SCOPES.filter((scope) => grantable.includes(scope.value)).map(({ value, label }) => (
                  <div key={value} className="grid grid-cols-[auto_1fr] items-start gap-2.5">
                    <Checkbox
                      id={`scope-${value}`}
                      className="mt-0.5"
                      checked={field.value.includes(value)}
                      onCheckedChange={(checked) =>
                        field.onChange(
                          checked === true ? [...field.value, value] : field.value.filter((scope) => scope !== value),
                        )
                      }
                    />
                    <Label htmlFor={`scope-${value}`} className="font-normal">
                      {label} <span className="font-mono text-sm text-text-muted">{value}</span>
                    </Label>
                  </div>
                ))}
              </div>
            )}
          />
        )}
      </Field>
      <Controller
        control={form.control}
        name="answersNovu"
        render={({ field }) => (
          <div className="grid grid-cols-[auto_1fr] items-start gap-2.5">
            <Checkbox
              id="answers-novu"
              className="mt-0.5"
              checked={field.value ?? false}
              onCheckedChange={(checked) => field.onChange(checked === true)}
            />
            <Label htmlFor="answers-novu" className="font-normal">
              For Novu’s client <span className="text-text-muted">Leaves out conditions that it cannot read.</span>
            </Label>
          </div>
        )}
      />
    </DialogForm>
  );
}
