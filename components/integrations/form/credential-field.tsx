'use client';

import { useController, type Control } from 'react-hook-form';

import { FieldControl } from '@/components/fields/field-control';
import type { PublicField } from '@/lib/catalogue/public-provider';

import type { FormValues, FormOutput } from './form-values';
import { controlId, sentence } from './problems';

export interface CredentialFieldProps {
  control: Control<FormValues, unknown, FormOutput>;
  field: PublicField;
  /** Whether required fields have to be filled in now. */
  enforced: boolean;
  /** Asks the schema about one field; called as the field is left. */
  onCheck: (place: `credentials.${string}`) => void;
}

/** One credential of the form. */
export function CredentialField({ control, field, enforced, onCheck }: CredentialFieldProps) {
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
        // What was found wrong is looked at with every keystroke, until it is right.
        if (error) onCheck(place);
      }}
      onBlur={() => {
        binding.onBlur();
        // What is empty may still come; and what the server said of a value stands until the value changes.
        if (!error && binding.value !== '' && field.type !== 'boolean') onCheck(place);
      }}
      error={error && sentence(error)}
      enforced={enforced}
    />
  );
}
