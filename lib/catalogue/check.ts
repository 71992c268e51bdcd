import type { CredentialKey } from './credential-key';

/** What a check can find, and which of the three answers each is. Source: docs/rules/providers.md, "Causes". */
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
  /** A sentence for the person, in our own words: what it means and what to do. Left out: the cause's own. */
  readonly message?: string;
  /** The field that is to blame. */
  readonly field?: CredentialKey;
}

/** The values that a check may use: typed or stored ones, never seen by anybody else. */
export interface CheckValues {
  /** The text of a key; '' when it is not set. Trimmed. */
  text(key: CredentialKey): string;
  flag(key: CredentialKey): boolean;
  /** An object value, such as `tlsOptions`; undefined when it is not set. */
  object(key: CredentialKey): Readonly<Record<string, unknown>> | undefined;
}

/** A JSON Web Token that the runner signs just before it is sent. Times are added by it: `iat`, and `exp` when stated. */
export interface JwtRequest {
  readonly algorithm: 'RS256' | 'ES256' | 'HS256';
  readonly header?: Readonly<Record<string, string>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** PEM text (PKCS #8, or what Node reads) for RS256 and ES256, the secret itself for HS256. */
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
  /** An access key of Azure Communication Services, in base64 as its connection string has it. */
  | { readonly type: 'azure-hmac'; readonly accessKey: string };

/** One request over HTTPS. `form` is sent URL-encoded, `json` as JSON; neither: no body. */
export interface CheckRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'OPTIONS';
  /** Constant but for what hostLabel, segment and baseUrl of ./check-url let through. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: CheckAuth;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string | JwtRequest>>;
  readonly http2?: true;
  /** It goes to a sending endpoint, and is made so that nothing can be delivered. */
  readonly dryRun?: true;
}

/** An answer as a check reads it: at most 64 KiB of it, no redirect followed. */
export interface CheckAnswer {
  readonly status: number;
  /** Lower-case, without parameters; '' when there is none. */
  readonly contentType: string;
  header(name: string): string | undefined;
  readonly text: string;
  /** The body as JSON; undefined when it is none, whatever its content type. */
  readonly json: unknown;
  /** There was more of it than was read. */
  readonly isCut?: true;
}

/** Asks the provider. What stands in the way (network, guard, time) ends the check by itself. */
export type Ask = (request: CheckRequest) => Promise<CheckAnswer>;

interface CheckBase {
  /** The vendor's page that documents the request. */
  readonly docs: string;
  /** The keys that the request cannot do without. */
  readonly needs: readonly CredentialKey[];
}

/** A check over HTTPS. */
export interface HttpCheck extends CheckBase {
  readonly kind: 'http';
  /**
   * Asks, and reads what is answered: a finding; or an answer that the common rules read (401 is
   * invalid_credentials, 429 rate_limited, 5xx provider_unavailable, all else undetermined).
   */
  run(values: CheckValues, ask: Ask): Promise<CheckFinding | CheckAnswer>;
}

/** A check of an SMTP server: connect, TLS, sign in, leave; no MAIL FROM. */
interface SmtpCheck extends CheckBase {
  readonly kind: 'smtp';
  server(values: CheckValues): SmtpServer;
}

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS where the server offers it. */
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly ignoreTls: boolean;
  readonly user: string;
  readonly password: string;
  readonly tlsOptions: Readonly<Record<string, unknown>>;
}

/** The cheapest documented request that proves credentials and changes nothing. */
export type ProviderCheck = HttpCheck | SmtpCheck;
