import type { CredentialKey } from './credential-key';

/** Values that go with a form of address, by field. */
export type ClueValues = Readonly<Partial<Record<CredentialKey, string | boolean>>>;

/** An address by which a provider is known. */
interface AddressHint {
  /**
   * `scheme://{user}:{password}@host:{port}/path/{key}`: `{key}` stands where a field's value does. The host may be a
   * name, `*.name` for all below it, `*` for any, or a `{key}`.
   */
  readonly address: string;
  /** The field that takes the address itself, or its origin or host. */
  readonly fills?: { readonly key: CredentialKey; readonly part: 'whole' | 'origin' | 'host' };
  /** What a request's body holds there, by name: `{key}` where a field's value stands. */
  readonly body?: Readonly<Record<string, string>>;
  /** What else such an address says. */
  readonly sets?: ClueValues;
  /** Why the address is not stored, where no field takes it. One sentence. */
  readonly note?: string;
}

/** A form of key that this vendor alone issues. */
interface KeyHint {
  /** Source of a regular expression over the whole value, flag `u`. */
  readonly source: string;
  /** The field that takes it; absent: none does, for the reason in `note`. */
  readonly key?: CredentialKey;
  readonly note?: string;
}

/** What a definition adds to what derives from its name, its fields and its check: how pasted text shows that it is meant. */
export interface RecogniseHints {
  /** What names of environment variables begin with, beside name, id and aliases: `MAIL` for `MAIL_HOST`. */
  readonly prefixes?: readonly string[];
  /** Names of environment variables that the vendor's own documentation uses, where they say something else than the field. */
  readonly env?: Readonly<Partial<Record<CredentialKey, readonly string[]>>>;
  /** Its settings are often copied as bare labels (`Host: …`); they are taken for its own when all that it requires is there. */
  readonly unprefixed?: true;
  readonly addresses?: readonly AddressHint[];
  readonly keys?: readonly KeyHint[];
  /** What is always so, and filled in with anything else. */
  readonly sets?: ClueValues;
  /** What follows from a value. */
  readonly implies?: readonly { readonly key: CredentialKey; readonly value: string; readonly sets: ClueValues }[];
}

/** A request to a provider, with `{key}` where values stand. Header names are in lower case. */
export interface RequestShape {
  /** `https` stands for http too. */
  readonly scheme: string;
  readonly host: string;
  readonly port?: string;
  readonly path?: string;
  readonly user?: string;
  readonly password?: string;
  readonly bearer?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
  readonly fills?: AddressHint['fills'];
  readonly sets?: ClueValues;
  readonly note?: string;
}

/** All by which pasted text shows that a provider is meant, as plain data for the browser. It holds no secret. */
export interface ProviderClues extends Omit<RecogniseHints, 'addresses'> {
  readonly id: string;
  readonly shapes: readonly RequestShape[];
}
