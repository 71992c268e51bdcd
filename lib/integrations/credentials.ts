import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { type Credentials, isSecretKey } from '@/lib/catalogue/credentials-schema';
import type { Field } from '@/lib/catalogue/field';
import { fingerprint } from '@/lib/environments/fingerprint';
import { processVault } from '@/lib/server/process-vault';

import type { SecretState } from './types';

export type Secrets = Partial<Record<CredentialKey, SecretState>>;

/** Where an envelope belongs: it opens nowhere else. */
export interface EnvelopePlace {
  readonly organizationId: string;
  readonly environmentId: string;
  readonly id: string;
}

/** An envelope's place as the vault takes it. */
export const placeText = ({ organizationId, environmentId, id }: EnvelopePlace) =>
  `integration/${organizationId}/${environmentId}/${id}`;

/** Seals all credentials of a row into one envelope. */
export function sealCredentials(credentials: Credentials, place: EnvelopePlace): string {
  return processVault().seal(JSON.stringify(credentials), placeText(place));
}

/** Opens a row's envelope; null when the keys at hand do not fit, or the row was tampered with. */
export function openCredentials(envelope: string, place: EnvelopePlace): Credentials | null {
  const text = processVault().open(envelope, placeText(place));
  return text === null ? null : (JSON.parse(text) as Credentials);
}

/** What may be told of the secrets among the credentials: that they are set, a fingerprint, and since when. */
export function describeSecrets(
  credentials: Credentials,
  fields: readonly Field[],
  key: Buffer,
  updatedAt: Date,
): Secrets {
  const secrets: Secrets = {};
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
