import 'server-only';

import type { IntegrationRow } from '@/lib/integrations/repository';
import { toIntegrationView } from '@/lib/integrations/view';
import { type FieldErrors, validationError } from '@/lib/server/errors';
import { canonicalJson } from '@/lib/text/canonical-json';

/** What an answer says of an integration and an update cannot change. */
const READ_ONLY = [
  '_id',
  '_organizationId',
  'deleted',
  'deletedAt',
  'deletedBy',
  'primary',
  'priority',
  'secrets',
  'lastCheck',
  'needsCredentials',
  'createdAt',
  'updatedAt',
] as const;

/**
 * The body of an update without the read-only fields that say what is stored, so that an answer can be sent back with a
 * change in it. Throws `validation_failed` at those that say something else.
 */
export function withoutReadOnly(row: IntegrationRow, input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const given = READ_ONLY.filter((name) => Object.hasOwn(input, name));
  if (given.length === 0) return input;
  const stored: Readonly<Record<string, unknown>> = { ...toIntegrationView(row, 'public') };
  const sent = input as Readonly<Record<string, unknown>>;
  const errors: FieldErrors = {};
  for (const name of given)
    if (sent[name] !== undefined && canonicalJson(sent[name]) !== canonicalJson(stored[name] ?? null))
      errors[name] = {
        messages: [`${name} cannot be changed here. Leave it out, or send it as the last answer has it.`],
      };
  if (Object.keys(errors).length > 0) throw validationError(errors);
  return Object.fromEntries(Object.entries(input).filter(([name]) => !given.some((each) => each === name)));
}
