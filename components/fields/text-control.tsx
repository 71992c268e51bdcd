'use client';

import { Input } from '@/components/ui/input';

import type { ControlProps, FieldOf } from './control-props';
import { FieldFrame } from './field-frame';
import { NO_AUTOFILL } from './no-autofill';
import { pasteValue } from './paste-value';

export interface TextControlProps extends ControlProps<FieldOf<'text' | 'url' | 'email' | 'number'>, string> {
  /**
   * Selects the keyboard of a phone. The input's type stays text: browsers alter values typed into `email`, `url` and
   * `number`.
   */
  inputMode?: 'text' | 'url' | 'email' | 'numeric';
}

export function TextControl({
  field,
  id,
  value,
  onChange,
  onBlur,
  error,
  enforced,
  pasteTarget,
  inputMode = 'text',
}: TextControlProps) {
  return (
    <FieldFrame field={field} id={id} error={error} enforced={enforced}>
      {(wiring) => (
        <Input
          {...wiring}
          {...NO_AUTOFILL}
          inputMode={inputMode}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          value={value}
          placeholder={field.placeholder}
          onPaste={(event) => pasteValue(event, field, pasteTarget)}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
      )}
    </FieldFrame>
  );
}
