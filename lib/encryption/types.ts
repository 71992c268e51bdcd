import type { Destination } from '@/lib/integrations/credentials';

/** What holds an envelope of the vault, in the order in which they are gone through. */
export const ENVELOPE_KINDS = ['instance_secret', 'environment', 'integration'] as const;

export type EnvelopeKind = (typeof ENVELOPE_KINDS)[number];

/** An envelope as it lies in its row. */
export interface StoredEnvelope {
  readonly kind: EnvelopeKind;
  /** The row's id; an instance secret's name. */
  readonly id: string;
  readonly envelope: string;
  readonly name: string;
  /** Null where an envelope belongs to the whole installation. */
  readonly organizationId: string | null;
  readonly environmentId: string | null;
  /** Of an integration: where its secrets are sent, which its envelope is bound to. */
  readonly destination: Destination | null;
  readonly isDeleted: boolean;
}

/** One key that envelopes are wrapped by, or that is there to wrap them. */
export interface KeyStatus {
  /** As SIGNALBOX_ENCRYPTION_KEYS names it; null for what is no envelope at all. */
  readonly id: string | null;
  /** `current`: it seals. `known`: it opens. `missing`: envelopes name it, this server does not have it. */
  readonly state: 'current' | 'known' | 'missing';
  readonly integrations: number;
  readonly deletedIntegrations: number;
  readonly environments: number;
  readonly instanceSecrets: number;
  /** How many of them cannot be opened. */
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
  /** The current one first, then the known, then the missing. */
  readonly keys: readonly KeyStatus[];
  readonly envelopes: number;
  /** Not under the current key, and can be opened: what re-encrypting is for. */
  readonly outdated: number;
  readonly unopened: number;
  /** The first of those that cannot be opened, of the caller's organization. */
  readonly unopenedExamples: readonly UnopenedEnvelope[];
}

/** How far a re-encryption is. */
export interface RotationProgress {
  /** Give it to the next step. */
  readonly token: string;
  readonly state: 'running' | 'waiting' | 'finished';
  /** How many were not under the current key when it began. */
  readonly total: number;
  /** How many of them are behind it, also by another that runs. */
  readonly done: number;
  readonly rotated: number;
  /** Written anew by somebody else meanwhile: theirs stands. */
  readonly changed: number;
  /** Left as they are, because no key at hand opens them. */
  readonly unopened: number;
}
