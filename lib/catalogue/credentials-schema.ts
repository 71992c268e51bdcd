import { z } from 'zod';

import { didYouMean } from '@/lib/text/nearest';
import { trimEdges } from '@/lib/text/odd-characters';
import { unstorableJsonReason, unstorableReason } from '@/lib/text/storable-text';

import { CREDENTIAL_KEYS, type CredentialKey, isCredentialKey } from './credential-key';
import type { Field } from './field';
import { fieldComplaint, parseJsonObject } from './field-rules';
import { tlsOptionsComplaint } from './tls-options';
import { storedText } from './values/stored-text';

export type CredentialValue = string | boolean | Readonly<Record<string, unknown>>;

/** The values of one integration, by key of the vocabulary. Absent means not set; empty text is not stored. */
export type Credentials = Partial<Record<CredentialKey, CredentialValue>>;

/** `draft`: only types. `active`: also required fields, and the format of each value. */
export type CredentialsMode = 'draft' | 'active';

/**
 * The zod schema of a provider's credentials, for browser and server. In: an object of credential keys as in
 * docs/rules/api.md. Out: the values in their stored form: switches are booleans, a port is text, TLS options are an
 * object, text is as `storedText` gives it, empty text is removed. Keys of the vocabulary that no field uses are kept; others are an issue at their
 * place. Issues never hold a value. `complaintOf`: a further rule for the values of an active integration.
 */
export function credentialsSchema(
  fields: readonly Field[],
  mode: CredentialsMode,
  complaintOf: (field: Field, text: string) => string | null = () => null,
): z.ZodType<Credentials> {
  return z.unknown().transform((input, ctx): Credentials => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      ctx.addIssue({ code: 'custom', message: 'credentials must be an object of credential keys.' });
      return z.NEVER;
    }
    const byKey = new Map(fields.map((field) => [field.key, field]));
    const stored: Credentials = {};
    const refused = new Set<CredentialKey>();
    const unknown: string[] = [];
    for (const [key, value] of Object.entries(input)) {
      if (value === undefined) continue;
      if (!isCredentialKey(key)) {
        unknown.push(key);
        continue;
      }
      const read = readValue(key, value, byKey.get(key));
      if ('complaint' in read) {
        refused.add(key);
        ctx.addIssue({ code: 'custom', path: [key], message: read.complaint });
      } else if (read.value !== '') stored[key] = read.value;
    }
    refuseUnknownKeys(unknown, ctx);
    if (mode === 'active') requireFields({ fields, refused, complaintOf }, stored, ctx);
    return stored;
  });
}

/** A body of 1 MiB has room for 100,000 unknown keys, each of which would be compared with the whole vocabulary. */
const MOST_UNKNOWN = 45;
/** A place is returned as a key of `errors`: the limit keeps a key of half a megabyte out of it. */
const LONGEST_KEY = 60;

function refuseUnknownKeys(keys: readonly string[], ctx: z.RefinementCtx): void {
  for (const key of keys.slice(0, MOST_UNKNOWN)) {
    const [path, what] = key.length > LONGEST_KEY ? [[], `A key of ${key.length} characters`] : [[key], 'This'];
    ctx.addIssue({
      code: 'custom',
      path,
      message: `${what} is not a credential key.${didYouMean(key, Object.keys(CREDENTIAL_KEYS))}`,
    });
  }
  if (keys.length <= MOST_UNKNOWN) return;
  ctx.addIssue({
    code: 'custom',
    message: `There are ${keys.length} unknown keys; only the first ${MOST_UNKNOWN} are listed.`,
  });
}

type Read = { value: CredentialValue } | { complaint: string };

/** A value parsed by its key's wire type, or why it is invalid. */
function readValue(key: CredentialKey, value: unknown, field: Field | undefined): Read {
  const type = CREDENTIAL_KEYS[key];
  switch (type) {
    case 'text':
      return typeof value === 'string' ? readText(value, field) : { complaint: `${key} must be text.` };
    case 'number':
      if (typeof value === 'number' && Number.isSafeInteger(value)) return { value: String(value) };
      return typeof value === 'string'
        ? readText(value, field)
        : { complaint: `${key} must be a whole number or its text.` };
    case 'boolean':
      if (typeof value === 'boolean') return { value };
      if (typeof value === 'string' && /^(?:true|false)$/.test(trimEdges(value)))
        return { value: trimEdges(value) === 'true' };
      return { complaint: `${key} must be true or false.` };
    case 'tls':
      return readTlsOptions(key, value, field);
    default:
      return type satisfies never;
  }
}

function readText(value: string, field: Field | undefined): Read {
  const reason = unstorableReason(value);
  return reason ? { complaint: `The text ${reason}.` } : { value: storedText(field, value) };
}

function readTlsOptions(key: CredentialKey, value: unknown, field: Field | undefined): Read {
  const object = typeof value === 'string' ? parseJsonObject(trimEdges(value)) : value;
  // A draft keeps text that is not valid JSON; an active integration's format is checked later.
  if (object === null && typeof value === 'string') {
    return /\b(?:key|pfx|passphrase)\b/i.test(value)
      ? { complaint: `${key} must not hold a private key.` }
      : readText(value, field);
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    return { complaint: `${key} must be an object of TLS options, or its JSON text.` };
  }
  const reason = unstorableJsonReason(object);
  if (reason) return { complaint: `${key} ${reason}.` };
  // A file with certificate and key in one: this field is not secret, so every read would return the private key.
  if (JSON.stringify(object).includes('PRIVATE KEY-----')) return { complaint: `${key} must not hold a private key.` };
  const complaint = tlsOptionsComplaint(object as Record<string, unknown>);
  if (complaint) return { complaint: complaint.startsWith('"') ? `${key}: ${complaint}` : `${key} ${complaint}` };
  return { value: object as Record<string, unknown> };
}

/** The checks for an active integration. Skips keys that already have an issue. */
function requireFields(
  {
    fields,
    refused,
    complaintOf,
  }: {
    readonly fields: readonly Field[];
    readonly refused: ReadonlySet<CredentialKey>;
    readonly complaintOf: (field: Field, text: string) => string | null;
  },
  stored: Credentials,
  ctx: z.RefinementCtx,
): void {
  for (const field of fields) {
    const value = stored[field.key];
    if (value === undefined) {
      if (field.required && !refused.has(field.key))
        ctx.addIssue({ code: 'custom', path: [field.key], message: `${field.label} is required.` });
      continue;
    }
    const complaint =
      typeof value === 'string' ? (fieldComplaint(field, value, fields) ?? complaintOf(field, value)) : null;
    if (complaint) ctx.addIssue({ code: 'custom', path: [field.key], message: complaint });
  }
}

/** Whether a key's value must never leave the server: the field says so, or no field uses the key. */
export function isSecretKey(fields: readonly Field[], key: CredentialKey): boolean {
  return fields.find((field) => field.key === key)?.secret ?? true;
}
