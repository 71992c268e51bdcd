import type { CredentialKey } from './credential-key';

/**
 * A documented format, as text so that a field stays plain data. `message` says what is expected, without the value.
 */
interface FieldPattern {
  /** Source of a regular expression; it must match the whole value, flag `u`. */
  readonly source: string;
  readonly message: string;
  /**
   * Values that people often enter instead, each with the message that says so. They are refused although the pattern
   * matches them.
   */
  readonly mistakes?: readonly { readonly source: string; readonly message: string }[];
}

/** The private keys that senders can use in a field. */
export type KeyType = 'rsa' | 'ec-p256' | 'ed25519';

interface FieldBase {
  readonly key: CredentialKey;
  /** As the vendor's own console names it. */
  readonly label: string;
  /** Required before an integration may be active. */
  readonly required: boolean;
  /** Never leaves the server once stored. */
  readonly secret: boolean;
  /** One or two short sentences, in our own words. */
  readonly help?: string;
  /** The vendor's page that shows where to find the value. */
  readonly helpUrl?: string;
  readonly placeholder?: string;
  /** Determines where secrets are sent: when it changes, the secrets must be entered again. */
  readonly destination?: true;
  /**
   * Protects secrets on their way while it has this value: when it gets the other one, the secrets must be entered
   * again, as for another destination. Only of a switch.
   */
  readonly protects?: boolean;
  /** Accepted by the API, but not shown in the form. */
  readonly hidden?: true;
}

/** One line of text. `url` must be http or https; `email` an email address. */
export interface TextField extends FieldBase {
  readonly kind: 'text' | 'email' | 'url';
  readonly pattern?: FieldPattern;
  readonly default?: string;
  /** `host`: one host name or IP address, without scheme, port and path. Only of a `text`. */
  readonly format?: 'host';
  /** An email address may end in a name without a dot, as those of a relay within a network do. Only of an `email`. */
  readonly allowsLocalDomain?: true;
}

/** One line with a secret: shown as dots, revealed on request, never sent back. */
interface SecretField extends FieldBase {
  readonly kind: 'secret';
  readonly secret: true;
  readonly pattern?: FieldPattern;
  /** A password that a person chose: it may begin or end with a space. */
  readonly keepsSpaces?: true;
}

/** A whole number, text on the wire. */
interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly default?: string;
}

interface SwitchField extends FieldBase {
  readonly kind: 'switch';
  readonly required: false;
  readonly default?: boolean;
}

interface SelectField extends FieldBase {
  readonly kind: 'select';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly default?: string;
  /** The label for an empty choice, if the vendor has such a default. */
  readonly emptyLabel?: string;
}

/** JSON text of an object, several lines, or a dropped file. */
interface JsonField extends FieldBase {
  readonly kind: 'json';
  /** Keys that must be present with non-empty text. */
  readonly requiredKeys?: readonly string[];
  /** Keys that must have exactly this text. */
  readonly constants?: Readonly<Record<string, string>>;
  /** The key that holds a private key in PEM form. */
  readonly privateKey?: { readonly name: string; readonly types: readonly KeyType[] };
}

/** A PEM block, several lines, or a dropped file. */
interface PemField extends FieldBase {
  readonly kind: 'pem';
  readonly types: readonly KeyType[];
}

/**
 * One credential field: the form, the zod schema, the JSON Schema, masking and the API's documentation all derive
 * from this description. Plain data: it is passed to the browser as props.
 */
export type Field = TextField | SecretField | NumberField | SwitchField | SelectField | JsonField | PemField;
