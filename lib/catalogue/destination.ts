import { canonicalJson } from '@/lib/text/canonical-json';

import type { Credentials } from './credentials-schema';
import type { Field } from './field';

/**
 * The first destination field that had a value and gets another; undefined if there is none. A field that was not set
 * had no value, unless it is optional: then the vendor's default was its value.
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
