/** What a provider answered when it was asked about credentials. The outside world has three answers. */
export interface CheckVerdict {
  readonly status: 'accepted' | 'rejected' | 'unknown';
  readonly cause: string;
  readonly message: string;
  readonly durationMs: number;
  /** ISO date-time. */
  readonly at: string;
  /** Method and place of the request, without a query or a secret. */
  readonly request?: string;
}
