'use client';

import { useController, type Control } from 'react-hook-form';

import { Field } from '@/components/ui/field';
import { Switch } from '@/components/ui/switch';
import { spokenChannel } from '@/lib/catalogue/channel-order';
import type { PublicProvider } from '@/lib/catalogue/public-provider';

import { FormSection } from './form-section';
import type { FormValues, FormOutput } from './form-values';

export interface StateSectionProps {
  control: Control<FormValues, unknown, FormOutput>;
  provider: PublicProvider;
  /** Why it cannot or need not become the default. Replaces the switch. */
  obstacle: string | undefined;
  /** Called once the form holds the new state. */
  onActiveChange: () => void;
}

/** The switches for active or draft, default or not, and checked before saving or not. */
export function StateSection({ control, provider, obstacle, onActiveChange }: StateSectionProps) {
  const activeField = useController({ control, name: 'active' }).field;
  const primaryField = useController({ control, name: 'primary' }).field;
  const checkField = useController({ control, name: 'check' }).field;
  return (
    <FormSection title="State">
      <Field
        label="Active"
        layout="inline"
        help="It can be chosen as soon as it is saved. Off saves a draft: required fields may stay empty."
      >
        {(wiring) => (
          <Switch
            {...wiring}
            ref={activeField.ref}
            checked={activeField.value}
            onCheckedChange={(next) => {
              activeField.onChange(next);
              onActiveChange();
            }}
          />
        )}
      </Field>
      {obstacle ? (
        <div className="grid gap-0.5">
          <p className="font-medium">Primary</p>
          <p className="text-sm text-pretty text-text-muted">{obstacle}</p>
        </div>
      ) : (
        <Field
          label="Primary"
          layout="inline"
          help={`Chosen for ${spokenChannel(provider.channel)} whenever no conditions match, in place of the present primary. The first active one becomes primary by itself.`}
        >
          {(wiring) => (
            <Switch
              {...wiring}
              ref={primaryField.ref}
              checked={primaryField.value}
              onCheckedChange={primaryField.onChange}
            />
          )}
        </Field>
      )}
      {provider.checkable && (
        <Field
          label="Check the credentials first"
          layout="inline"
          help={`Asks ${provider.name} before saving; nothing is sent to anyone. Credentials that it rejects are not saved.`}
        >
          {(wiring) => (
            <Switch {...wiring} ref={checkField.ref} checked={checkField.value} onCheckedChange={checkField.onChange} />
          )}
        </Field>
      )}
    </FormSection>
  );
}
