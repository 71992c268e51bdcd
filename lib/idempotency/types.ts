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
  /** The secret by which the body's digest is keyed: a body holds secrets, and a short one could be found by trying. */
  readonly digestKey: () => Promise<Buffer>;
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

/** What is kept of a request's answer, but for the answer itself. */
export interface RecordHead {
  readonly requestHash: string;
  readonly status: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
