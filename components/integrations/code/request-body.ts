import type { FieldValue } from '@/components/fields/control-props';
import { visibleFields } from '@/components/fields/field-values';
import type { Channel } from '@/lib/catalogue/channel';
import { parseJsonObject } from '@/lib/catalogue/field-rules';
import type { PublicField, PublicProvider } from '@/lib/catalogue/public-provider';

/** A secret in displayed code: the variable that would hold it. The value itself never gets here. */
export interface EnvReference {
  readonly env: string;
  /** Has several lines or quotes, so a shell must encode it as JSON text first. */
  readonly isDocument: boolean;
}

export type CodeValue =
  | string
  | number
  | boolean
  | null
  | EnvReference
  | readonly CodeValue[]
  | { readonly [key: string]: CodeValue };

/** A create request as the form would send it, with variables for secrets. */
export interface CreateRequest {
  readonly providerId: string;
  readonly channel: Channel;
  readonly name: string;
  readonly identifier: string;
  readonly credentials: { readonly [key: string]: CodeValue };
  readonly active: boolean;
  readonly check: boolean;
  readonly conditions: readonly CodeValue[];
  /** Not part of the create request: a second request sets it. */
  readonly primary: boolean;
}

export interface RequestSource {
  readonly provider: Pick<PublicProvider, 'id' | 'channel' | 'fields'>;
  readonly name: string;
  readonly identifier: string;
  readonly credentials: Readonly<Record<string, FieldValue | undefined>>;
  readonly active: boolean;
  readonly check: boolean;
  readonly primary: boolean;
  readonly conditions: unknown;
}

/** The form's values as a request. Omits empty values that the provider does not require. */
export function createRequest({
  provider,
  name,
  identifier,
  credentials,
  active,
  check,
  conditions,
  primary,
}: RequestSource): CreateRequest {
  const entries = visibleFields(provider.fields).flatMap((field) => {
    const value = shownValue(provider, field, credentials[field.key]);
    return value === undefined ? [] : [[field.key, value] as const];
  });
  return {
    providerId: provider.id,
    channel: provider.channel,
    name,
    identifier,
    credentials: Object.fromEntries(entries),
    active,
    check,
    conditions: Array.isArray(conditions) ? (conditions as CodeValue[]) : [],
    primary,
  };
}

/** A field's value in displayed code: a variable for a secret, undefined for an omitted value. */
export function shownValue(
  provider: Pick<PublicProvider, 'id'>,
  field: PublicField,
  value: FieldValue | undefined,
): CodeValue | undefined {
  const isEmpty = value === undefined || value === '';
  if (isEmpty && !field.required) return undefined;
  if (field.secret) return { env: envName(provider.id, field.key), isDocument: isDocument(field) };
  if (isEmpty) return '';
  if (field.type === 'object' && typeof value === 'string')
    return (parseJsonObject(value) as CodeValue | null) ?? value;
  return value;
}

function isDocument({ kind }: PublicField): boolean {
  return kind === 'json' || kind === 'pem';
}

/**
 * Turns `sendgrid` and `apiKey` into `SENDGRID_API_KEY`.
 * @internal
 */
export function envName(providerId: string, key: string): string {
  const words = `${providerId}_${key}`
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
  return /^\d/.test(words) ? `_${words}` : words;
}

export function isEnvReference(value: CodeValue): value is EnvReference {
  return (
    typeof value === 'object' &&
    value !== null &&
    'env' in value &&
    'isDocument' in value &&
    typeof value.env === 'string'
  );
}
