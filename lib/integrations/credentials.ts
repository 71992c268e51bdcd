import 'server-only';

import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { type Credentials, isSecretKey } from '@/lib/catalogue/credentials-schema';
import { bindsSecrets } from '@/lib/catalogue/destination';
import type { Field } from '@/lib/catalogue/field';
import { fingerprint } from '@/lib/environments/fingerprint';
import { processVault } from '@/lib/server/secrets/process-vault';
import { keyIdOf } from '@/lib/server/secrets/vault';
import { canonicalJson } from '@/lib/text/canonical-json';

import type { SecretStates } from './types';

/** The row that credentials belong to: its secrets decrypt nowhere else. */
export interface RowPlace {
  readonly organizationId: string;
  readonly environmentId: string;
  readonly id: string;
}

/** The values that determine where secrets are sent and how they are protected; null if not set. */
export type Destination = { readonly [key in CredentialKey]?: Credentials[key] | null };

/** Credentials in the two parts that a row stores. */
export interface StoredCredentials {
  /** Values that are not secret. */
  readonly credentials: Credentials;
  /** The secrets, in one envelope of the vault; null if there are none. */
  readonly encryptedSecrets: string | null;
  /** What the envelope is bound to, in addition to its row. */
  readonly destination: Destination;
}

/** A row's credentials with everything needed to decrypt them. */
export type CredentialsRow = RowPlace & StoredCredentials & { readonly secrets: SecretStates };

/**
 * The place of an envelope for the vault: its row, and where its secrets are sent. This keeps secrets from a host that
 * was changed directly in the database.
 */
export const placeText = ({ organizationId, environmentId, id }: RowPlace, destination: Destination) =>
  `integration/${organizationId}/${environmentId}/${id}/${canonicalJson(destination)}`;

/** Splits credentials into plain and encrypted ones, by the provider's fields. */
export function encryptCredentials(
  credentials: Credentials,
  fields: readonly Field[],
  place: RowPlace,
): StoredCredentials {
  const entries = Object.entries(credentials) as [CredentialKey, Credentials[CredentialKey]][];
  const secrets = entries.filter(([key]) => isSecretKey(fields, key));
  const destination = Object.fromEntries(
    fields
      .filter((field) => bindsSecrets(field) && !field.secret)
      .map(({ key }) => [key, credentials[key] ?? null] as const),
  );
  return {
    credentials: Object.fromEntries(entries.filter(([key]) => !isSecretKey(fields, key))),
    encryptedSecrets:
      secrets.length === 0
        ? null
        : processVault().seal(JSON.stringify(Object.fromEntries(secrets)), placeText(place, destination)),
    destination,
  };
}

/** All credentials of a row; null if its secrets cannot be decrypted: see canDecrypt, or bytes were changed. */
export function decryptCredentials(row: CredentialsRow): Credentials | null {
  if (!canDecrypt(row)) return null;
  if (row.encryptedSecrets === null) return row.credentials;
  const text = processVault().open(row.encryptedSecrets, placeText(row, row.destination));
  return text === null ? null : { ...row.credentials, ...(JSON.parse(text) as Credentials) };
}

/**
 * Whether a row's secrets can be decrypted, judged without decrypting: the key is available, and the destination
 * matches the one that the envelope is bound to. For lists, which decrypt nothing.
 */
export function canDecrypt({ credentials, encryptedSecrets, destination, secrets }: CredentialsRow): boolean {
  if (encryptedSecrets === null) return Object.keys(secrets).length === 0;
  const keyId = keyIdOf(encryptedSecrets);
  return (
    keyId !== null &&
    processVault().keyIds.includes(keyId) &&
    (Object.entries(destination) as [CredentialKey, unknown][]).every(
      ([key, value]) => canonicalJson(credentials[key] ?? null) === canonicalJson(value),
    )
  );
}

/** Whether two states of a row hold the same credentials, judged without decrypting. */
export function sameCredentials(a: StoredCredentials, b: StoredCredentials): boolean {
  return a.encryptedSecrets === b.encryptedSecrets && canonicalJson(a.credentials) === canonicalJson(b.credentials);
}

/** The public description of secrets: that they are set, a fingerprint, and since when. */
export function describeSecrets(
  credentials: Credentials,
  fields: readonly Field[],
  key: Buffer,
  updatedAt: Date,
): SecretStates {
  const secrets: SecretStates = {};
  for (const [name, value] of Object.entries(credentials) as [CredentialKey, Credentials[CredentialKey]][]) {
    if (!isSecretKey(fields, name)) continue;
    const mark = typeof value === 'string' ? fingerprint(key, value) : undefined;
    secrets[name] = {
      set: true,
      ...(mark === undefined ? {} : { fingerprint: mark }),
      updatedAt: updatedAt.toISOString(),
    };
  }
  return secrets;
}

/** The credentials that are not secret. */
export function withoutSecrets(credentials: Credentials, fields: readonly Field[]): Credentials {
  const entries = Object.entries(credentials).filter(([key]) => !isSecretKey(fields, key as CredentialKey));
  return Object.fromEntries(entries);
}
