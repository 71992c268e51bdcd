import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { type Credentials, type CredentialValue, isSecretKey } from '@/lib/catalogue/credentials-schema';
import type { Field } from '@/lib/catalogue/field';
import { describeConditions } from '@/lib/conditions/describe/describe';
import type { Conditions } from '@/lib/conditions/types';
import type { IntegrationRow } from '@/lib/integrations/repository';
import type { SecretStates } from '@/lib/integrations/types';

import type { ParsedUpdate } from './apply-update';

/** For a reader, a sentence of 200 rules says no more than its beginning. */
const LONGEST_SENTENCE = 1_000;

const sentence = (conditions: unknown) => describeConditions(conditions as Conditions).slice(0, LONGEST_SENTENCE);

/** The earlier credentials, and the current states of the secrets; `secrets` only if any of them changed. */
interface CredentialsBefore {
  readonly fields: readonly Field[];
  readonly credentials: Credentials;
  readonly secrets: SecretStates | undefined;
}

/** The details of an update's audit event: changed places, old and new plain values, fingerprints of secrets. */
export function changeDetails(
  before: IntegrationRow,
  after: IntegrationRow,
  { changed, next }: ParsedUpdate,
  { fields, credentials, secrets }: CredentialsBefore,
): Readonly<Record<string, unknown>> {
  const plain = (['name', 'identifier', 'active', 'primary', 'priority'] as const).filter(
    (name) => before[name] !== after[name],
  );
  return {
    changed: [...changed, ...plain.filter((name) => !changed.includes(name))],
    ...Object.fromEntries(plain.map((name) => [name, { from: before[name], to: after[name] }])),
    ...(changed.includes('conditions')
      ? { conditions: { from: sentence(before.conditions), to: sentence(after.conditions) } }
      : {}),
    ...plainCredentialChanges(fields, credentials, next.credentials, changed),
    ...(secrets ? { secrets: secretChanges(before.secrets, secrets, changed) } : {}),
  };
}

/** For each changed plain credential: its value before and after, null if not set. */
function plainCredentialChanges(
  fields: readonly Field[],
  before: Credentials,
  after: Credentials,
  changed: readonly string[],
) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)] as CredentialKey[])].filter(
    (key) => changed.includes(`credentials.${key}`) && !isSecretKey(fields, key),
  );
  if (keys.length === 0) return {};
  const told = (value: CredentialValue | undefined) => {
    if (value === undefined || typeof value === 'boolean') return value ?? null;
    return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST_SENTENCE);
  };
  return {
    credentials: Object.fromEntries(keys.map((key) => [key, { from: told(before[key]), to: told(after[key]) }])),
  };
}

/** For each changed secret: its fingerprints before and after, null if not set. */
function secretChanges(before: SecretStates, after: SecretStates, changed: readonly string[]) {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)] as CredentialKey[]);
  const told = (secrets: SecretStates, key: CredentialKey) =>
    secrets[key] ? (secrets[key].fingerprint ?? 'set') : null;
  return Object.fromEntries(
    [...keys]
      .filter((key) => changed.includes(`credentials.${key}`))
      .map((key) => [key, { from: told(before, key), to: told(after, key) }]),
  );
}
