'use client';

import type { ReactNode } from 'react';
import type { Control } from 'react-hook-form';

import type { PasteTarget } from '@/components/fields/paste-value';
import { CredentialField } from '@/components/integrations/form/credential-field';
import { isSecretSet, type Baseline, type Edit, type SecretMode } from '@/components/integrations/form/edit-values';
import { FormSection } from '@/components/integrations/form/form-section';
import type { FormValues, FormOutput } from '@/components/integrations/form/form-values';
import { controlId, sentence } from '@/components/integrations/form/problems';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { PublicField } from '@/lib/catalogue/public-provider';

import { StoredSecret } from './stored-secret';

export interface EditCredentialsSectionProps {
  control: Control<FormValues, unknown, FormOutput>;
  providerName: string;
  baseline: Baseline;
  edit: Edit;
  enforced: boolean;
  /** Set secrets under keys that the provider does not use. */
  others: readonly CredentialKey[];
  /** The form's message for a place, for secrets without an input. */
  errorAt: (place: string) => string | undefined;
  onCheck: (place: `credentials.${string}`) => void;
  /** Fills the fields that a pasted value has parts for. */
  onFill: PasteTarget['onFill'];
  onMode: (key: CredentialKey, mode: SecretMode) => void;
  /** The credential check, below the fields. */
  connection: ReactNode;
}

/** The stored credentials. Secrets stay unless they are replaced or cleared. */
export function EditCredentialsSection(props: EditCredentialsSectionProps) {
  const { control, providerName, baseline, enforced, others, onCheck, onFill, connection } = props;
  return (
    <FormSection
      title="Credentials"
      description={
        baseline.fields.length === 0
          ? `${providerName} needs none.`
          : 'Stored encrypted. A secret that is set stays as it is until you replace or clear it.'
      }
    >
      {baseline.fields.map((field) =>
        field.secret && isSecretSet(baseline.integration, field.key) ? (
          <SecretField key={field.key} field={field} {...props} />
        ) : (
          <CredentialField
            key={field.key}
            control={control}
            field={field}
            enforced={enforced}
            onCheck={onCheck}
            pasteTarget={{ fields: baseline.fields, onFill }}
          />
        ),
      )}
      {others.map((key) => (
        <OtherSecret key={key} name={key} {...props} />
      ))}
      {connection}
    </FormSection>
  );
}

function SecretField({
  field,
  control,
  baseline,
  edit,
  enforced,
  errorAt,
  onCheck,
  onFill,
  onMode,
}: EditCredentialsSectionProps & { field: PublicField }) {
  const place = `credentials.${field.key}` as const;
  const error = errorAt(place);
  return (
    <StoredSecret
      id={controlId(place)}
      label={field.label}
      required={field.required}
      state={baseline.integration.secrets[field.key]}
      phase={edit.phases[field.key] ?? 'kept'}
      movedLabel={edit.moved?.label}
      canClear={!(field.required && enforced)}
      error={error && sentence(error)}
      onMode={(mode) => onMode(field.key, mode)}
      input={
        <CredentialField
          control={control}
          field={field}
          enforced={enforced}
          onCheck={onCheck}
          pasteTarget={{ fields: baseline.fields, onFill }}
        />
      }
    />
  );
}

function OtherSecret({ name, baseline, edit, errorAt, onMode }: EditCredentialsSectionProps & { name: CredentialKey }) {
  const place = `credentials.${name}` as const;
  const error = errorAt(place);
  return (
    <StoredSecret
      id={controlId(place)}
      label={`${name} (not used by this provider)`}
      state={baseline.integration.secrets[name]}
      phase={edit.phases[name] ?? 'kept'}
      canClear
      error={error && sentence(error)}
      onMode={(mode) => onMode(name, mode)}
    />
  );
}
