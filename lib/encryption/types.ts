import type { Destination } from '@/lib/integrations/credentials';

/** The kinds of rows that hold an envelope of the vault, in processing order. */
export const ENVELOPE_KINDS = ['instance_secret', 'environment', 'integration'] as const;

export type EnvelopeKind = (typeof ENVELOPE_KINDS)[number];

/** An envelope as its row stores it. */
export interface StoredEnvelope {
  readonly kind: EnvelopeKind;
  /** The row's id; for an instance secret, its name. */
  readonly id: string;
  readonly envelope: string;
  readonly name: string;
  /** Null if the envelope belongs to the whole installation. */
  readonly organizationId: string | null;
  readonly environmentId: string | null;
  /** For an integration: the destination of its secrets, which the envelope is bound to. */
  readonly destination: Destination | null;
  readonly isDeleted: boolean;
}

/** A key that wraps envelopes, or that is available to wrap them. */
export interface KeyStatus {
  /** The name in SIGNALBOX_ENCRYPTION_KEYS; null for texts that are not envelopes. */
  readonly id: string | null;
  /** `current`: encrypts. `known`: only decrypts. `missing`: envelopes name it, but this server does not have it. */
  readonly state: 'current' | 'known' | 'missing';
  readonly integrations: number;
  readonly deletedIntegrations: number;
  readonly environments: number;
  readonly instanceSecrets: number;
  /** How many of them cannot be decrypted. */
  readonly unopened: number;
}

export interface UnopenedEnvelope {
  readonly kind: EnvelopeKind;
  readonly id: string;
  readonly name: string;
  readonly environmentId: string | null;
  readonly isDeleted: boolean;
}

export interface EncryptionStatus {
  readonly currentKey: string;
  /** The current key first, then known keys, then missing ones. */
  readonly keys: readonly KeyStatus[];
  readonly envelopes: number;
  /** Envelopes that are not under the current key and can be decrypted: re-encryption will move them. */
  readonly outdated: number;
  readonly unopened: number;
  /** The first envelopes of the caller's organization that cannot be decrypted. */
  readonly unopenedExamples: readonly UnopenedEnvelope[];
}

/** The progress of a re-encryption. */
export interface RotationProgress {
  /** Pass it to the next step. */
  readonly token: string;
  readonly state: 'running' | 'waiting' | 'finished';
  /** How many were not under the current key at the start. */
  readonly total: number;
  /** How many of them are done, including by another run. */
  readonly done: number;
  readonly rotated: number;
  /** Envelopes that another writer replaced during the run; theirs is kept. */
  readonly changed: number;
  /** Left unchanged, because no available key decrypts them. */
  readonly unopened: number;
}
