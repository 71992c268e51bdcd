/** What identifies two requests as the same. */
export interface IdempotentRequest {
  readonly method: string;
  /** The path of the request. */
  readonly path: string;
  readonly key: string;
  /** The JSON value of the request body. */
  readonly body: unknown;
  /** The status of a successful response. */
  readonly status: number;
  /** The secret that keys the body's digest: a body holds secrets, and brute force could find a short one. */
  readonly digestKey: () => Promise<Buffer>;
}

/** An operation's result, and whether it is a replay of an earlier, identical request. */
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

/** The stored metadata of a request's response, without the response itself. */
export interface RecordHead {
  readonly requestHash: string;
  readonly status: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
