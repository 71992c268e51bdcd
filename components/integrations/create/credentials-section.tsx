'use client';

import type { ReactNode } from 'react';
import type { Control } from 'react-hook-form';

import type { PasteTarget } from '@/components/fields/paste-value';
import { CredentialField } from '@/components/integrations/form/credential-field';
import { FormSection } from '@/components/integrations/form/form-section';
import type { FormValues, FormOutput } from '@/components/integrations/form/form-values';
import type { PublicField } from '@/lib/catalogue/public-provider';

export interface CredentialsSectionProps {
  control: Control<FormValues, unknown, FormOutput>;
  providerName: string;
  fields: readonly PublicField[];
  /** Whether required fields must have a value now. */
  enforced: boolean;
  /** Validates one field against the schema when it loses focus. */
  onCheck: (place: `credentials.${string}`) => void;
  /** Fills the fields that a pasted value has parts for. */
  onFill: PasteTarget['onFill'];
  /** The credential check, below the fields. */
  connection: ReactNode;
}

export function CredentialsSection({
  control,
  providerName,
  fields,
  enforced,
  onCheck,
  onFill,
  connection,
}: CredentialsSectionProps) {
  return (
    <FormSection
      title="Credentials"
      description={
        fields.length === 0
          ? `${providerName} needs none.`
          : 'Stored encrypted. Secrets are never shown again after saving.'
      }
    >
      {fields.map((field) => (
        <CredentialField
          key={field.key}
          control={control}
          field={field}
          enforced={enforced}
          onCheck={onCheck}
          pasteTarget={{ fields, onFill }}
        />
      ))}
      {connection}
    </FormSection>
  );
}
