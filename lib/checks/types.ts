import type { CheckCause, CheckStatus } from '@/lib/catalogue/check';
import type { CredentialKey } from '@/lib/catalogue/credential-key';

/** A provider's verdict on credentials. The API has three answers. */
export interface CheckVerdict {
  readonly status: CheckStatus;
  readonly cause: CheckCause;
  readonly message: string;
  readonly durationMs: number;
  /** ISO date-time. */
  readonly at: string;
  /** Method and URL of the request, without a query or a secret. */
  readonly request?: string;
  /** The credential key that is to blame. */
  readonly field?: CredentialKey;
}
