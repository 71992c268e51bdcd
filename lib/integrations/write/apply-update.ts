import 'server-only';

import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { Field } from '@/lib/catalogue/field';
import type { Conditions } from '@/lib/conditions/types';
import { changedKeys, readCredentialsPatch } from '@/lib/integrations/credentials-patch';
import { type UpdateIntegration, updateIntegrationSchema } from '@/lib/integrations/schema';
import { AppError, type FieldErrors, toFieldErrors, validationError } from '@/lib/server/errors';
import { canonicalJson } from '@/lib/text/canonical-json';

/** The parts of a stored integration that an update is merged into. */
export interface Stored {
  readonly name: string;
  readonly identifier: string;
  readonly providerId: string;
  readonly channel: string;
  readonly active: boolean;
  readonly conditions: Conditions;
  /** Empty if no available key decrypts the envelope. */
  readonly credentials: Credentials;
}

/** An integration after an update, and the fields that differ: `name`, `conditions`, `credentials.apiKey`. */
export interface ParsedUpdate {
  readonly body: UpdateIntegration;
  readonly next: Pick<Stored, 'name' | 'identifier' | 'active' | 'conditions' | 'credentials'>;
  readonly changed: readonly string[];
}

/**
 * Merges the body of an update, unparsed, into what is stored and collects every error. Throws `validation_failed`,
 * and `bad_request` for an empty body.
 */
export function applyUpdate(fields: readonly Field[], stored: Stored, input: unknown): ParsedUpdate {
  const parsed = updateIntegrationSchema.safeParse(input);
  const raw = (typeof input === 'object' && input !== null ? input : {}) as Readonly<Record<string, unknown>>;
  if (parsed.success && Object.values(raw).every((value) => value === undefined))
    throw new AppError('bad_request', 'The body holds nothing to update. Send what is to change.');
  const { credentials, errors } = readCredentials(fields, stored, raw);
  const complaints: FieldErrors = {
    ...(parsed.success ? {} : toFieldErrors(parsed.error.issues)),
    ...errors,
    ...fixedErrors(stored, raw),
  };
  if (!parsed.success || !credentials || Object.keys(complaints).length > 0) throw validationError(complaints);
  const body = parsed.data;
  const next = {
    name: body.name ?? stored.name,
    identifier: body.identifier ?? stored.identifier,
    active: body.active ?? stored.active,
    conditions: body.conditions ?? stored.conditions,
    credentials,
  };
  return { body, next, changed: differences(stored, next) };
}

function readCredentials(fields: readonly Field[], stored: Stored, raw: Readonly<Record<string, unknown>>) {
  const active = typeof raw['active'] === 'boolean' ? raw['active'] : stored.active;
  const patch = raw['credentials'];
  // Stored credentials are validated again only if they are about to be used in a new way.
  if (patch === undefined && (!active || stored.active)) return { credentials: stored.credentials, errors: {} };
  return readCredentialsPatch(
    fields,
    stored.credentials,
    patch === undefined ? {} : patch,
    active ? 'active' : 'draft',
  );
}

/** Errors about fields that an integration keeps for life. */
function fixedErrors(stored: Stored, raw: Readonly<Record<string, unknown>>): FieldErrors {
  const errors: FieldErrors = {};
  for (const name of ['providerId', 'channel'] as const) {
    if (typeof raw[name] === 'string' && raw[name] !== stored[name])
      errors[name] = { messages: [`${name} cannot be changed. Create another integration instead.`] };
  }
  return errors;
}

function differences(stored: Stored, next: ParsedUpdate['next']): string[] {
  const plain = (['name', 'identifier', 'active'] as const).filter((name) => stored[name] !== next[name]);
  const conditions = canonicalJson(stored.conditions) === canonicalJson(next.conditions) ? [] : ['conditions'];
  const credentials = changedKeys(stored.credentials, next.credentials).map((key) => `credentials.${key}`);
  return [...plain, ...conditions, ...credentials];
}
