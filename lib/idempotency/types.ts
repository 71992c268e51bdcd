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
