/** What makes two requests the same one. */
export interface IdempotentRequest {
  readonly method: string;
  /** The path as called. */
  readonly path: string;
  readonly key: string;
  /** The body's JSON value as it was sent. */
  readonly body: unknown;
  /** The status of the answer when the verb succeeds. */
  readonly status: number;
}

/** A verb's result, and whether it is the answer of an earlier, same request. */
export interface Outcome<T> {
  readonly value: T;
  readonly replayed: boolean;
}

export interface RecordId {
  readonly environmentId: string;
  readonly method: string;
  readonly path: string;
  readonly key: string;
}

/** A record as it would be kept, but for the answer. */
export interface Claim extends RecordId {
  readonly requestHash: string;
  readonly status: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** What became of the claim to a key (prisma/migrations, signalbox_claim). */
export interface Claimed {
  /** false: another transaction holds the key. */
  readonly held: boolean;
  /** Of the answer that is kept under the key; null when none is, and the verb may run. */
  readonly requestHash: string | null;
  /** That answer's JSON, as text. */
  readonly response: string | null;
}
