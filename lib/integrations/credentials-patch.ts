import 'server-only';

import { type CredentialKey, isCredentialKey } from '@/lib/catalogue/credential-key';
import { type Credentials, type CredentialsMode, credentialsSchema } from '@/lib/catalogue/credentials-schema';
import { movedDestination, whyResend } from '@/lib/catalogue/destination';
import type { Field } from '@/lib/catalogue/field';
import { type FieldErrors, toFieldErrors, validationError } from '@/lib/server/errors';
import { canonicalJson } from '@/lib/text/canonical-json';

import { writtenCredentialsSchema } from './private-keys';

export interface MergedCredentials {
  /** null if there are errors. */
  readonly credentials: Credentials | null;
  readonly errors: FieldErrors;
}

/**
 * Merges a patch into stored credentials: an absent key stays, `null` clears, anything else replaces
 * (docs/rules/api.md, "PUT /v1/integrations/:id"). If a destination changes, every secret that stays must be sent
 * again.
 */
export function readCredentialsPatch(
  fields: readonly Field[],
  stored: Credentials,
  patch: unknown,
  mode: CredentialsMode,
): MergedCredentials {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    return {
      credentials: null,
      errors: { credentials: { messages: ['credentials must be an object of credential keys.'] } },
    };
  }
  const given = new Map<string, unknown>(Object.entries(patch));
  const cleared = new Set([...given.keys()].filter((key) => given.get(key) === null && isCredentialKey(key)));
  const merged: Record<string, unknown> = Object.fromEntries(
    [...Object.entries(stored), ...given].filter(([key]) => !cleared.has(key)),
  );
  const errors: FieldErrors = {};
  const parsed = writtenCredentialsSchema(fields, mode).safeParse(merged);
  for (const [place, error] of Object.entries(
    parsed.success ? {} : toFieldErrors(parsed.error.issues, ['credentials']),
  ))
    errors[place] ??= error;
  if (parsed.success) Object.assign(errors, secretsToResend(fields, inStoredForm(fields, stored), parsed.data, given));
  return { credentials: parsed.success && Object.keys(errors).length === 0 ? parsed.data : null, errors };
}

/** Like readCredentialsPatch, for callers without other errors to collect. Throws `validation_failed`. */
export function mergeCredentials(
  fields: readonly Field[],
  stored: Credentials,
  patch: unknown,
  mode: CredentialsMode,
): Credentials {
  const { credentials, errors } = readCredentialsPatch(fields, stored, patch, mode);
  if (!credentials) throw validationError(errors);
  return credentials;
}

/** What an earlier version stored with spaces or line ends around it is the same destination without them. */
function inStoredForm(fields: readonly Field[], stored: Credentials): Credentials {
  const parsed = credentialsSchema(fields, 'draft').safeParse(stored);
  return parsed.success ? parsed.data : stored;
}

/** An error at each secret that would be sent to a destination it was not entered for. */
function secretsToResend(
  fields: readonly Field[],
  stored: Credentials,
  next: Credentials,
  given: ReadonlyMap<string, unknown>,
): FieldErrors {
  const moved = movedDestination(fields, stored, next);
  if (!moved) return {};
  const kept = fields.filter(
    ({ key, secret }) => secret && stored[key] !== undefined && next[key] !== undefined && !given.has(key),
  );
  const message = `${whyResend(moved)}: send this secret again.`;
  return Object.fromEntries(kept.map(({ key }) => [`credentials.${key}`, { messages: [message] }]));
}

/** The keys whose values differ, in alphabetical order. */
export function changedKeys(before: Credentials, after: Credentials): CredentialKey[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)] as CredentialKey[]);
  return [...keys].filter((key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null)).toSorted();
}
