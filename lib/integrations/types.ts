import type { Channel } from '@/lib/catalogue/channel';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { CheckVerdict } from '@/lib/checks/types';
import type { Conditions } from '@/lib/conditions/types';

/** What is told of a secret that is set. The fingerprint is absent for values under 12 characters. */
export interface SecretState {
  readonly set: true;
  readonly fingerprint?: string;
  readonly updatedAt: string;
}

/** What is told of the secrets that are set, by key. */
export type SecretStates = Partial<Record<CredentialKey, SecretState>>;

/** An integration in the few words that a list of choices needs. */
export interface IntegrationBrief {
  readonly _id: string;
  readonly identifier: string;
  readonly name: string;
  readonly providerId: string;
  readonly priority: number;
  readonly primary: boolean;
}

/** The integration object of the API: the only form in which a row leaves the server. */
export interface IntegrationView {
  readonly _id: string;
  readonly _environmentId: string;
  readonly _organizationId: string;
  readonly name: string;
  readonly identifier: string;
  readonly providerId: string;
  readonly channel: Channel;
  /** What is not secret; everything with `credentials:read` and `include=credentials`. */
  readonly credentials: Credentials;
  readonly secrets: SecretStates;
  readonly active: boolean;
  readonly deleted: boolean;
  readonly deletedAt?: string;
  readonly deletedBy?: string;
  readonly primary: boolean;
  readonly priority: number;
  readonly conditions: Conditions;
  readonly lastCheck?: CheckVerdict;
  /** Only when the stored secrets cannot be decrypted: the key is missing, or where they go was changed in the database. */
  readonly needsCredentials?: true;
  readonly createdAt: string;
  readonly updatedAt: string;
}
