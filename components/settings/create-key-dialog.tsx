'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
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
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { type CreateApiKey, createApiKeySchema } from '@/lib/api-keys/schema';
import type { CreatedApiKey } from '@/lib/api-keys/types';
import type { EnvironmentView } from '@/lib/environments/types';
import type { ActionResult } from '@/lib/server/action-result';

const SCOPES: readonly { value: CreateApiKey['scopes'][number]; label: string }[] = [
  { value: 'integrations:read', label: 'Read integrations, without their secrets' },
  { value: 'integrations:write', label: 'Create and change integrations' },
  { value: 'resolve', label: 'Ask which integration is chosen' },
  { value: 'credentials:read', label: 'Read credentials in full' },
  { value: 'admin', label: 'Manage environments and API keys' },
];

interface CreateKeyDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly environments: readonly EnvironmentView[];
  readonly environmentId: string;
  readonly action: (input: CreateApiKey) => Promise<ActionResult<CreatedApiKey>>;
}

export function CreateKeyDialog({ open, onOpenChange, ...props }: CreateKeyDialogProps) {
  const [created, setCreated] = useState<CreatedApiKey>();
  function change(next: boolean) {
    // The text of the key lives only as long as the dialog that shows it.
    if (!next) setCreated(undefined);
    onOpenChange(next);
  }
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent>
        {created ? <KeyCreated created={created} /> : <KeyForm {...props} onCreated={setCreated} />}
      </DialogContent>
    </Dialog>
  );
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

function KeyForm({
  environments,
  environmentId,
  action,
  onCreated,
}: Omit<CreateKeyDialogProps, 'open' | 'onOpenChange'> & { onCreated: (created: CreatedApiKey) => void }) {
  const form = useForm<CreateApiKey>({
    resolver: zodResolver(createApiKeySchema),
    defaultValues: { name: '', environmentId, scopes: ['integrations:read', 'integrations:write', 'resolve'] },
  });
  const { errors, isSubmitting } = form.formState;
  const [failure, setFailure] = useState<string>();

  async function send(input: CreateApiKey) {
    setFailure(undefined);
    const result = await action(input).catch(() => undefined);
    if (result?.ok) return onCreated(result.data);
    setFailure(result?.error.message ?? 'The server could not be reached. What you typed is still here; try again.');
  }

  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit(send)(event)}>
      <DialogHeader>
        <DialogTitle>New API key</DialogTitle>
        <DialogDescription>It belongs to one environment and may do what its scopes say.</DialogDescription>
      </DialogHeader>
      <DialogBody>
        {failure && (
          <Callout tone="danger" role="alert">
            {failure}
          </Callout>
        )}
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
                  {SCOPES.map(({ value, label }) => (
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
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" aria-busy={isSubmitting}>
          {isSubmitting ? 'Creating…' : 'Create key'}
        </Button>
      </DialogFooter>
    </form>
  );
}
