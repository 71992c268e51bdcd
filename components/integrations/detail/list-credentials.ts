import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { CredentialValue } from '@/lib/catalogue/credentials-schema';
import type { PublicField, PublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView, SecretState } from '@/lib/integrations/types';

/** One displayed credential. It never includes a secret's value, even if available. */
export type CredentialFact = { key: CredentialKey; label: string } & (
  | { told: 'secret'; state: SecretState | undefined }
  | { told: 'text'; text: string }
  | { told: 'document'; text: string }
  | { told: 'nothing'; required: boolean }
);

/** The credentials of an integration in the provider's order, then set keys that the provider does not use. */
export function credentialFacts(
  { credentials, secrets }: IntegrationView,
  provider: PublicProvider | undefined,
): CredentialFact[] {
  const fields = provider?.fields ?? [];
  const isSet = (key: CredentialKey) => credentials[key] !== undefined || secrets[key] !== undefined;
  const known = new Set<string>(fields.map(({ key }) => key));
  const others = [...Object.keys(credentials), ...Object.keys(secrets)].filter(
    (key) => !known.has(key),
  ) as CredentialKey[];
  return [
    ...fields
      .filter(({ key, hidden }) => !hidden || isSet(key))
      .map((field) => factOf(field, field.key, credentials[field.key], secrets[field.key])),
    ...[...new Set(others)].map((key) => factOf(undefined, key, credentials[key], secrets[key])),
  ];
}

function factOf(
  field: PublicField | undefined,
  key: CredentialKey,
  value: CredentialValue | undefined,
  secret: SecretState | undefined,
): CredentialFact {
  const base = { key, label: field?.label ?? key };
  if (secret || (value !== undefined && (field?.secret ?? true))) return { ...base, told: 'secret', state: secret };
  if (value === undefined || value === '') return { ...base, told: 'nothing', required: field?.required ?? false };
  if (typeof value === 'boolean') return { ...base, told: 'text', text: value ? 'Yes' : 'No' };
  if (typeof value === 'object') return { ...base, told: 'document', text: JSON.stringify(value, null, 2) };
  const option = field && 'options' in field ? field.options.find((each) => each.value === value) : undefined;
  if (option) return { ...base, told: 'text', text: option.label };
  return { ...base, told: value.includes('\n') ? 'document' : 'text', text: value };
}
