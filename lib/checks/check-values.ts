import type { CheckValues } from '@/lib/catalogue/check';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { ProviderDefinition } from '@/lib/catalogue/provider';

/** Credentials in the form that checks read. */
export function checkValues(credentials: Credentials): CheckValues {
  return {
    text(key) {
      // As stored: what was checked with a blank removed would fail when it is used with it.
      const value = credentials[key];
      return typeof value === 'string' ? value : '';
    },
    flag: (key) => credentials[key] === true,
    object(key) {
      const value = credentials[key];
      return typeof value === 'object' ? value : undefined;
    },
  };
}

/** The first required key of a check that is not set; a field's default counts as a value. */
export function missingKey({ check, fields }: ProviderDefinition, credentials: Credentials): CredentialKey | undefined {
  const values = checkValues(credentials);
  return check?.needs.find(
    (key) =>
      values.text(key).trim() === '' &&
      typeof credentials[key] !== 'boolean' &&
      !values.object(key) &&
      !fields.some((field) => field.key === key && 'default' in field && field.default !== undefined),
  );
}

/** A field's label. */
export function labelOf({ fields }: ProviderDefinition, key: CredentialKey): string {
  return fields.find((field) => field.key === key)?.label ?? key;
}
