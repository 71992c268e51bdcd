'use client';

import { useController, type Control } from 'react-hook-form';

import { FieldControl } from '@/components/fields/field-control';
import type { PasteTarget } from '@/components/fields/paste-value';
import type { PublicField } from '@/lib/catalogue/public-provider';

import type { FormValues, FormOutput } from './form-values';
import { controlId, sentence } from './problems';

export interface CredentialFieldProps {
  control: Control<FormValues, unknown, FormOutput>;
  field: PublicField;
  /** Whether required fields must have a value now. */
  enforced: boolean;
  /** Validates one field against the schema when it loses focus. */
  onCheck: (place: `credentials.${string}`) => void;
  pasteTarget: PasteTarget;
}

/** One credential of the form. */
export function CredentialField({ control, field, enforced, onCheck, pasteTarget }: CredentialFieldProps) {
  const place = `credentials.${field.key}` as const;
  const { field: binding, fieldState } = useController({ control, name: place });
  const error = fieldState.error?.message;
  return (
    <FieldControl
      field={field}
      id={controlId(place)}
      value={binding.value}
      onChange={(value) => {
        binding.onChange(value);
        // An invalid value is validated at every keystroke until it is valid.
        if (error) onCheck(place);
      }}
      onBlur={() => {
        binding.onBlur();
        // An empty field may still be filled, and a server error stays until the value changes.
        if (!error && binding.value !== '' && field.type !== 'boolean') onCheck(place);
      }}
      error={error && sentence(error)}
      enforced={enforced}
      pasteTarget={pasteTarget}
    />
  );
}
