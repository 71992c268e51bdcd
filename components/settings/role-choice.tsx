'use client';

import type { ReactNode } from 'react';

import { Field } from '@/components/ui/field';
import { Radio, RadioGroup } from '@/components/ui/radio-group';
import { mayGrant, type Role, ROLES } from '@/lib/accounts/roles';

import { ROLE_WORDS } from './role-words';

interface RoleChoiceProps {
  readonly value: Role;
  readonly onChange: (role: Role) => void;
  /** The current user's role. Roles that it cannot grant are not offered. */
  readonly own: Role;
  readonly error?: ReactNode;
}

export function RoleChoice({ value, onChange, own, error }: RoleChoiceProps) {
  return (
    <Field label="Role" labels="group" error={error}>
      {(control) => (
        <RadioGroup
          aria-labelledby={control['aria-labelledby']}
          aria-describedby={control['aria-describedby']}
          value={value}
          onValueChange={(role) => onChange(role as Role)}
        >
          {ROLES.filter((role) => mayGrant(own, role)).map((role) => (
            <Radio key={role} value={role} label={ROLE_WORDS[role].label} help={ROLE_WORDS[role].help} />
          ))}
        </RadioGroup>
      )}
    </Field>
  );
}
