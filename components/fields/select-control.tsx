'use client';

import { Select } from '@/components/ui/select';

import type { ControlProps, FieldOf } from './control-props';
import { FieldFrame } from './field-frame';
import { NO_AUTOFILL } from './no-autofill';

export function SelectControl({
  field,
  id,
  value,
  onChange,
  onBlur,
  error,
  enforced,
}: ControlProps<FieldOf<'select'>, string>) {
  const unset = field.default !== undefined ? undefined : field.required ? 'Choose…' : (field.emptyLabel ?? 'Not set');
  return (
    <FieldFrame field={field} id={id} error={error} enforced={enforced}>
      {(wiring) => (
        <Select
          {...wiring}
          autoComplete={NO_AUTOFILL.autoComplete}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        >
          {unset !== undefined && <option value="">{unset}</option>}
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </FieldFrame>
  );
}
