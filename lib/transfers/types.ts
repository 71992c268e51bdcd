import type { Channel } from '@/lib/catalogue/channel';
import type { CredentialKey } from '@/lib/catalogue/credential-key';

/** The source of a wanted secret that the document itself does not hold. */
export type SecretSource =
  /** In plain text, or from a server variable. `null` clears it. */
  | { readonly kind: 'given'; readonly value: unknown; readonly variable?: string }
  /** Known only by its fingerprint: the target's secret, if it matches. Without a fingerprint: too short for one. */
  | { readonly kind: 'mark'; readonly fingerprint: string | undefined }
  /** Stored in another environment of this server. */
  | { readonly kind: 'stored'; readonly value: unknown };

/** A wanted integration; undefined fields stay unchanged. Unparsed except for its outer shape. */
export interface Wanted {
  /** The place of its errors: `integrations[2]`. */
  readonly place: string;
  readonly identifier: string;
  readonly name?: unknown;
  readonly providerId?: unknown;
  readonly channel?: unknown;
  readonly active?: unknown;
  readonly conditions?: unknown;
  readonly primary?: boolean | undefined;
  readonly priority?: number | undefined;
  /** Credentials that are not secret. */
  readonly plain?: Readonly<Record<string, unknown>> | undefined;
  readonly secrets: ReadonlyMap<CredentialKey, SecretSource>;
}

/** The possible decisions about an open secret. */
const SECRET_CHOICES = ['keep', 'copy', 'enter'] as const;
export type SecretChoice = (typeof SECRET_CHOICES)[number];

/** Decisions about a plan's open secrets, by `<identifier>.<credential key>`. */
export type Decisions = Readonly<
  Record<string, { readonly choice: 'keep' | 'copy' } | { readonly choice: 'enter'; readonly value: string }>
>;

/** One changed field, in words that may be shown; null if not set. */
export interface FieldChange {
  /** `name`, `conditions`, `credentials.from`. */
  readonly place: string;
  readonly from: string | boolean | null;
  readonly to: string | boolean | null;
}

/** What happens to a secret: nothing, another value, no value, or a person must decide. */
type SecretOutcome = 'same' | 'set' | 'clear' | 'open';

export interface SecretPlan {
  readonly key: CredentialKey;
  readonly outcome: SecretOutcome;
  /** The target's secret: its fingerprint, `short` if it has none, null if not set. */
  readonly from: string | null;
  /** The new secret in the same form, if known. */
  readonly to: string | null;
  /** The possible decisions, if it is open. */
  readonly choices: readonly SecretChoice[];
  /** Why it is open, as a sentence. */
  readonly reason?: string;
}

export interface PlanEntry {
  readonly place: string;
  readonly identifier: string;
  readonly name: string;
  readonly providerId: string;
  readonly channel: Channel | null;
  readonly action: 'create' | 'update' | 'unchanged';
  readonly changes: readonly FieldChange[];
  readonly secrets: readonly SecretPlan[];
  /** The provider's labels for the credentials in this plan, by key. */
  readonly labels: Readonly<Record<string, string>>;
  /** Errors to correct before anything is saved; places begin with `place`. */
  readonly problems: readonly { readonly place: string; readonly message: string }[];
}

/** The effect of a plan on the order of a channel. Names, highest first. */
export interface RankingChange {
  readonly channel: Channel;
  readonly primary?: { readonly from: string | null; readonly to: string | null };
  /** The first names of the channel in the new order. */
  readonly order?: readonly string[];
  /** How many come after them. */
  readonly orderRest?: number;
}

/** The effect of a transfer before it happens. It holds no secret. */
export interface TransferPlan {
  /** Proves, when applied, that this was the plan. */
  readonly token: string;
  readonly environment: { readonly id: string; readonly name: string };
  readonly entries: readonly PlanEntry[];
  readonly rankings: readonly RankingChange[];
  /** How many integrations of the environment the plan does not name: they stay unchanged. */
  readonly untouched: number;
}

export interface TransferResult {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}
