'use client';

import { Check } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { Controller } from 'react-hook-form';

import { DialogForm, FormDialog } from '@/components/actions/form-dialog';
import { useActionForm } from '@/components/actions/use-action-form';
import { EnvironmentDot } from '@/components/ui/environment-dot';
import { Field, type FieldControlProps } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { type CreateEnvironment, createEnvironmentSchema } from '@/lib/environments/schema';
import { ENVIRONMENT_COLORS, type EnvironmentColor, type EnvironmentView } from '@/lib/environments/types';
import type { ActionResult } from '@/lib/server/action-result';

import { COLOR_NAMES } from './color-names';

export interface EnvironmentActions {
  readonly createAction: (input: CreateEnvironment) => Promise<ActionResult<EnvironmentView>>;
  readonly updateAction: (id: string, input: CreateEnvironment) => Promise<ActionResult<EnvironmentView>>;
}

interface EnvironmentDialogProps extends EnvironmentActions {
  /** The environment to edit; `new` to create one, undefined while closed. */
  readonly environment: EnvironmentView | 'new' | undefined;
  readonly onClose: () => void;
}

/** Creates an environment, or changes its name and color. */
export function EnvironmentDialog({ environment, onClose, ...actions }: EnvironmentDialogProps) {
  return (
    <FormDialog about={environment} onClose={onClose}>
      {(about) => <EnvironmentForm environment={about === 'new' ? undefined : about} onClose={onClose} {...actions} />}
    </FormDialog>
  );
}

interface EnvironmentFormProps extends Omit<EnvironmentDialogProps, 'environment'> {
  readonly environment: EnvironmentView | undefined;
}

function EnvironmentForm({ environment, onClose, createAction, updateAction }: EnvironmentFormProps) {
  const { form, submit, pending, failure } = useActionForm(
    createEnvironmentSchema,
    (input) => (environment ? updateAction(environment.id, input) : createAction(input)),
    ({ name }) => {
      toast.success(environment ? `${name} is saved` : `${name} is ready`);
      onClose();
    },
    { defaultValues: { name: environment?.name ?? '', color: environment?.color ?? 'gray' } },
  );
  const { errors } = form.formState;
  return (
    <DialogForm
      title={environment ? `Edit ${environment.name}` : 'New environment'}
      description={
        environment
          ? 'API keys and addresses stay as they are: they go by its id.'
          : 'It starts empty. Make API keys for it, and integrations or copies of some.'
      }
      failure={failure}
      submitLabel={environment ? 'Save' : 'Create environment'}
      pending={pending}
      onSubmit={submit}
    >
      <Field label="Name" required error={errors.name?.message} help="Such as “Staging”. Up to 60 characters.">
        {(control) => <Input {...control} autoComplete="off" {...form.register('name')} />}
      </Field>
      <Field
        label="Colour"
        labels="group"
        error={errors.color?.message}
        help="Red and orange also tint the header: one sees at once where one is."
      >
        {(control) => (
          <Controller
            control={form.control}
            name="color"
            render={({ field }) => <ColorChoice control={control} value={field.value} onChange={field.onChange} />}
          />
        )}
      </Field>
    </DialogForm>
  );
}

interface ColorChoiceProps {
  readonly control: FieldControlProps;
  readonly value: EnvironmentColor | undefined;
  readonly onChange: (color: string) => void;
}

function ColorChoice({ control, value, onChange }: ColorChoiceProps) {
  return (
    <RadioGroup.Root
      aria-labelledby={control['aria-labelledby']}
      aria-describedby={control['aria-describedby']}
      value={value ?? null}
      onValueChange={onChange}
      className="grid grid-cols-2 gap-2 sm:grid-cols-4"
    >
      {ENVIRONMENT_COLORS.map((color) => (
        <RadioGroup.Item
          key={color}
          value={color}
          data-env-color={color}
          className="flex h-9 items-center gap-2 rounded-md border border-border-strong px-2.5 text-base hover:bg-hover data-[state=checked]:border-accent data-[state=checked]:bg-accent-bg data-[state=checked]:font-medium data-[state=checked]:ring-1 data-[state=checked]:ring-accent pointer-coarse:h-10"
        >
          <EnvironmentDot className="size-3" />
          {COLOR_NAMES[color]}
          <RadioGroup.Indicator className="ml-auto">
            <Check aria-hidden className="size-4 text-accent-text" />
          </RadioGroup.Indicator>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
