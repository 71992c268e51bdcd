'use client';

import { useState } from 'react';

import { Input } from '@/components/ui/input';

import type { ControlProps, FieldOf } from './control-props';
import { FieldFrame } from './field-frame';
import { NO_AUTOFILL } from './no-autofill';
import { pasteValue } from './paste-value';
import { RevealToggle } from './reveal-toggle';

export function SecretControl({
  field,
  id,
  value,
  onChange,
  onBlur,
  error,
  enforced,
  pasteTarget,
}: ControlProps<FieldOf<'secret'>, string>) {
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame field={field} id={id} error={error} enforced={enforced}>
      {(wiring) => (
        <div className="relative">
          <Input
            {...wiring}
            {...NO_AUTOFILL}
            type={shown ? 'text' : 'password'}
            // Browsers ignore `off` on passwords. This value keeps the sign-in password out of the field.
            autoComplete="new-password"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            mono={shown}
            className="pr-10"
            value={value}
            placeholder={field.placeholder}
            onPaste={(event) => pasteValue(event, field, pasteTarget)}
            onChange={(event) => onChange(event.target.value)}
            onBlur={onBlur}
          />
          <RevealToggle
            what={field.label}
            shown={shown}
            onToggle={() => setShown(!shown)}
            className="absolute inset-y-1 right-1 w-8"
          />
        </div>
      )}
    </FieldFrame>
  );
}
