import type { CheckValues } from '@/lib/catalogue/check';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { ProviderDefinition } from '@/lib/catalogue/provider';

/** Credentials as a check reads them. */
export function checkValues(credentials: Credentials): CheckValues {
  return {
    text(key) {
      const value = credentials[key];
      return typeof value === 'string' ? value.trim() : '';
    },
    flag: (key) => credentials[key] === true,
    object(key) {
      const value = credentials[key];
      return typeof value === 'object' ? value : undefined;
    },
  };
}

/** The first key that a check cannot do without and that is not set; a default of the field is as good as a value. */
export function missingKey({ check, fields }: ProviderDefinition, credentials: Credentials): CredentialKey | undefined {
  const values = checkValues(credentials);
  return check?.needs.find(
    (key) =>
      values.text(key) === '' &&
      typeof credentials[key] !== 'boolean' &&
      !values.object(key) &&
      !fields.some((field) => field.key === key && 'default' in field && field.default !== undefined),
  );
}

/** What a field is called by a person. */
export function labelOf({ fields }: ProviderDefinition, key: CredentialKey): string {
  return fields.find((field) => field.key === key)?.label ?? key;
}
