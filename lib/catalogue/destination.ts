import { canonicalJson } from '@/lib/text/canonical-json';

import type { Credentials } from './credentials-schema';
import type { Field } from './field';

/**
 * The first field that decides where secrets are sent, had a value and gets another; undefined when none does. One
 * that was not set had none, unless the field may be left out: then the vendor's own default was its value.
 */
export function movedDestination<F extends Field>(
  fields: readonly F[],
  stored: Credentials,
  next: Credentials,
): F | undefined {
  return fields.find((field) => isMoved(field, stored, next));
}

function isMoved(field: Field, stored: Credentials, next: Credentials): boolean {
  if (!field.destination) return false;
  const was = effective(field, stored);
  if (was === undefined && field.required) return false;
  return canonicalJson(was ?? null) !== canonicalJson(effective(field, next) ?? null);
}

function effective(field: Field, credentials: Credentials): unknown {
  return (
    credentials[field.key] ??
    ('default' in field ? field.default : undefined) ??
    (field.kind === 'switch' ? false : undefined)
  );
}
