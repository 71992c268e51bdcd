import type { CredentialKey } from './credential-key';

/** The findings of a check, each with its verdict. Source: docs/rules/providers.md, "Causes". */
export const CHECK_CAUSES = {
  valid: 'accepted',
  valid_limited: 'accepted',
  invalid_credentials: 'rejected',
  expired: 'rejected',
  insufficient_scope: 'rejected',
  misconfigured: 'rejected',
  blocked: 'rejected',
  rate_limited: 'unknown',
  provider_unavailable: 'unknown',
  network_error: 'unknown',
  not_checkable: 'unknown',
  undetermined: 'unknown',
} as const;

export type CheckCause = keyof typeof CHECK_CAUSES;
export type CheckStatus = (typeof CHECK_CAUSES)[CheckCause];

/** What an answer proves. */
export interface CheckFinding {
  readonly cause: CheckCause;
  /** A sentence for the person, in our own words: the meaning and the remedy. Default: the sentence of the cause. */
  readonly message?: string;
  /** The field that is to blame. */
  readonly field?: CredentialKey;
}

/** The values that a check may use: entered or stored ones, visible to no other code. */
export interface CheckValues {
  /** The text of a key exactly as it is stored; '' if not set. */
  text(key: CredentialKey): string;
  flag(key: CredentialKey): boolean;
  /** An object value, such as `tlsOptions`; undefined if not set. */
  object(key: CredentialKey): Readonly<Record<string, unknown>> | undefined;
}

/** A JSON Web Token that the runner signs just before it is sent. The runner adds `iat`, and `exp` if requested. */
export interface JwtRequest {
  readonly algorithm: 'RS256' | 'ES256' | 'HS256';
  readonly header?: Readonly<Record<string, string>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** PEM text (PKCS #8, or any form that Node reads) for RS256 and ES256, the secret itself for HS256. */
  readonly key: string;
  readonly expiresInSeconds?: number;
}

export type CheckAuth =
  | { readonly type: 'basic'; readonly user: string; readonly password: string }
  | { readonly type: 'bearer'; readonly token: string }
  | { readonly type: 'jwt'; readonly prefix?: string; readonly token: JwtRequest }
  | {
      readonly type: 'aws-sigv4';
      readonly service: string;
      readonly region: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    }
  /** An access key of Azure Communication Services, in base64 as in its connection string. */
  | { readonly type: 'azure-hmac'; readonly accessKey: string };

/** One HTTPS request. `form` is sent URL-encoded, `json` as JSON; neither: no body. */
export interface CheckRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'OPTIONS';
  /** Constant except for values that passed hostLabel, segment and baseUrl of ./check-url. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: CheckAuth;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string | JwtRequest>>;
  readonly http2?: true;
  /** It goes to a sending endpoint, and is built so that nothing can be delivered. */
  readonly dryRun?: true;
}

/** An answer in the form that checks read: at most 64 KiB, redirects not followed. */
export interface CheckAnswer {
  readonly status: number;
  /** Lower-case, without parameters; '' if absent. */
  readonly contentType: string;
  header(name: string): string | undefined;
  readonly text: string;
  /** The body as JSON; undefined if it is not JSON, whatever its content type. */
  readonly json: unknown;
  /** The body was longer than what was read. */
  readonly isCut?: true;
}

/** Sends a request to the provider. An obstacle (network, guard, time) ends the check automatically. */
export type Ask = (request: CheckRequest) => Promise<CheckAnswer>;

interface CheckBase {
  /** The vendor's page that documents the request. */
  readonly docs: string;
  /** The keys that the request requires. */
  readonly needs: readonly CredentialKey[];
}

/** A check over HTTPS. */
export interface HttpCheck extends CheckBase {
  readonly kind: 'http';
  /**
   * Sends requests and reads the answers. Returns a finding, or an answer for the common rules (401 is
   * invalid_credentials, 429 rate_limited, 5xx provider_unavailable, all else undetermined, a 403 too).
   */
  run(values: CheckValues, ask: Ask): Promise<CheckFinding | CheckAnswer>;
}

/** A check of an SMTP server: connect, TLS, sign in, quit; no MAIL FROM. */
interface SmtpCheck extends CheckBase {
  readonly kind: 'smtp';
  server(values: CheckValues): SmtpServer;
}

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS if the server offers it. */
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly ignoreTls: boolean;
  readonly user: string;
  readonly password: string;
  readonly tlsOptions: Readonly<Record<string, unknown>>;
  /** Interprets the server's own words before its code: a finding, or null if they are inconclusive. */
  readonly read?: (reply: SmtpReply) => CheckFinding | null;
}

/** A refusal of a mail server: its code and its words. */
export interface SmtpReply {
  readonly code: number;
  /** Only to interpret: the server's words are never repeated. */
  readonly text: string;
}

/** The cheapest documented request that proves credentials and changes nothing. */
export type ProviderCheck = HttpCheck | SmtpCheck;
