import type { Channel } from '@/lib/catalogue/channel';
import type { CredentialKey } from '@/lib/catalogue/credential-key';

/** Where a wanted secret comes from, when it does not stand in what is moved. */
export type SecretSource =
  /** In clear, or from a variable of the server. `null` clears it. */
  | { readonly kind: 'given'; readonly value: unknown }
  /** Known by its mark alone: what the target has, if it is that one. Without a mark: too short for one. */
  | { readonly kind: 'mark'; readonly fingerprint: string | undefined }
  /** Stored in another environment of this server. */
  | { readonly kind: 'stored'; readonly value: unknown };

/** An integration as it should be; what is undefined stays as it is. Unparsed but for its own shape. */
export interface Wanted {
  /** Where complaints about it belong: `integrations[2]`. */
  readonly place: string;
  readonly identifier: string;
  readonly name?: unknown;
  readonly providerId?: unknown;
  readonly channel?: unknown;
  readonly active?: unknown;
  readonly conditions?: unknown;
  readonly primary?: boolean | undefined;
  readonly priority?: number | undefined;
  /** Credentials that are no secrets. */
  readonly plain?: Readonly<Record<string, unknown>> | undefined;
  readonly secrets: ReadonlyMap<CredentialKey, SecretSource>;
}

/** What may be answered where a secret is open. */
const SECRET_CHOICES = ['keep', 'copy', 'enter'] as const;
export type SecretChoice = (typeof SECRET_CHOICES)[number];

/** Answers to what a plan leaves open, by `<identifier>.<credential key>`. */
export type Decisions = Readonly<
  Record<string, { readonly choice: 'keep' | 'copy' } | { readonly choice: 'enter'; readonly value: string }>
>;

/** One field that changes, in words that may be shown; null where it is not set. */
export interface FieldChange {
  /** `name`, `conditions`, `credentials.from`. */
  readonly place: string;
  readonly from: string | boolean | null;
  readonly to: string | boolean | null;
}

/** What becomes of a secret: nothing, another value, none, or that a person has to say it. */
type SecretOutcome = 'same' | 'set' | 'clear' | 'open';

export interface SecretPlan {
  readonly key: CredentialKey;
  readonly outcome: SecretOutcome;
  /** What the target has: its fingerprint, `short` for one that has none, null for no secret. */
  readonly from: string | null;
  /** What it gets, where that is known: likewise. */
  readonly to: string | null;
  /** What may be answered, where it is open. */
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
  /** What the provider calls the credentials that are spoken of, by key. */
  readonly labels: Readonly<Record<string, string>>;
  /** What has to be mended before anything is saved; places begin with `place`. */
  readonly problems: readonly { readonly place: string; readonly message: string }[];
}

/** What a plan does to the order of a channel. Names, highest first. */
export interface RankingChange {
  readonly channel: Channel;
  readonly primary?: { readonly from: string | null; readonly to: string | null };
  /** The first of the channel in their new order. */
  readonly order?: readonly string[];
  /** How many follow them. */
  readonly orderRest?: number;
}

/** What moving would do, before it is done. It holds no secret. */
export interface TransferPlan {
  /** Proves at the time of applying that this was the plan. */
  readonly token: string;
  readonly environment: { readonly id: string; readonly name: string };
  readonly entries: readonly PlanEntry[];
  readonly rankings: readonly RankingChange[];
  /** How many integrations of the environment the plan does not name: they stay as they are. */
  readonly untouched: number;
}

export interface TransferResult {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}
