import type { Channel } from '@/lib/catalogue/channel';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { CheckVerdict } from '@/lib/checks/types';
import type { Conditions } from '@/lib/conditions/types';

/** The public state of a secret that is set. The fingerprint is absent for values under 12 characters. */
export interface SecretState {
  readonly set: true;
  readonly fingerprint?: string;
  readonly updatedAt: string;
}

/** The public states of the secrets that are set, by key. */
export type SecretStates = Partial<Record<CredentialKey, SecretState>>;

/** The short form of an integration for lists of choices. */
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
  /** Values that are not secret; all values with `credentials:read` and `include=credentials`. */
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
  /**
   * Only if the stored secrets cannot be decrypted: the key is missing, or the destination was changed in the database.
   */
  readonly needsCredentials?: true;
  readonly createdAt: string;
  readonly updatedAt: string;
}
