import type { CredentialKey } from './credential-key';

/** Values that go with a form of address, by field. */
export type ClueValues = Readonly<Partial<Record<CredentialKey, string | boolean>>>;

/** An address that identifies a provider. */
interface AddressHint {
  /**
   * `scheme://{user}:{password}@host:{port}/path/{key}`, with `{key}` in place of a field's value. The host may be a
   * name, `*.name` for all below it, `*` for any, or a `{key}`.
   */
  readonly address: string;
  /** The field that takes the address itself, or its origin or host. */
  readonly fills?: { readonly key: CredentialKey; readonly part: 'whole' | 'origin' | 'host' };
  /** Where a request to it has credentials, with `{key}` in place of a field's value. Header names are in lower case. */
  readonly bearer?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
  /** Other values that such an address implies. */
  readonly sets?: ClueValues;
  /** Why the address is not stored, if no field takes it. One sentence. */
  readonly note?: string;
  /** Another product of the vendor, whose credentials are not those of this provider: no value is filled. */
  readonly isOther?: true;
}

/** A form of key that only this vendor issues. */
interface KeyHint {
  /** Source of a regular expression over the whole value, flag `u`. */
  readonly source: string;
  /** The field that takes it; absent: no field does, for the reason in `note`. */
  readonly key?: CredentialKey;
  readonly note?: string;
  /** Others have keys of this form too: it counts only beside another key of this provider. */
  readonly beside?: true;
}

/** A value that settings files hold in several variables. */
interface AssembledHint {
  readonly key: CredentialKey;
  /** For each part, how the names of its variables end after the provider's own name: `PROJECT_ID`. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** Text with `{part}` for each part; absent: a JSON object of the parts and the field's constants. */
  readonly template?: string;
}

/** A setting beside the fields, and the values of fields that it implies. */
interface SettingHint {
  /** Its names as parameter of an address or as variable, in any spelling of words. */
  readonly names: readonly string[];
  /** Source of a regular expression over the whole value, flag `i`. */
  readonly value: string;
  readonly sets: ClueValues;
}

/** Extra hints for recognizing pasted text, beyond those derived from the provider's name, fields and check. */
export interface RecogniseHints {
  /** Prefixes of environment variables, in addition to name, id and aliases: `MAIL` for `MAIL_HOST`. */
  readonly prefixes?: readonly string[];
  /** Environment variables in the vendor's own documentation whose names differ from the field's. */
  readonly env?: Readonly<Partial<Record<CredentialKey, readonly string[]>>>;
  /** Its settings are often copied as bare labels (`Host: …`); they match only if all required ones are present. */
  readonly unprefixed?: true;
  readonly addresses?: readonly AddressHint[];
  readonly keys?: readonly KeyHint[];
  readonly assembles?: readonly AssembledHint[];
  readonly settings?: readonly SettingHint[];
  /** Constant values, filled in with any other. */
  readonly sets?: ClueValues;
  /** Values that another value implies. */
  readonly implies?: readonly { readonly key: CredentialKey; readonly value: string; readonly sets: ClueValues }[];
}

/** A request to a provider, with `{key}` in place of values. Header names are in lower case. */
export interface RequestShape {
  /** `https` also covers http. */
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
  readonly isOther?: true;
}

/** All clues that identify a provider in pasted text, as plain data for the browser. Holds no secret. */
export interface ProviderClues extends Omit<RecogniseHints, 'addresses'> {
  readonly id: string;
  readonly shapes: readonly RequestShape[];
}
