import { canonicalJson } from '@/lib/text/canonical-json';

import type { Credentials } from './credentials-schema';
import type { Field } from './field';

/** Whether a field decides where secrets are sent, or how well they are protected on the way. */
export function bindsSecrets({ destination, protects }: Pick<Field, 'destination' | 'protects'>): boolean {
  return destination === true || protects !== undefined;
}

/**
 * The first field by which secrets would be sent elsewhere, or with less protection; undefined if there is none. An
 * optional field that was not set had the vendor's default as its value; a required one had none, so setting it moves
 * the secrets of a draft too.
 */
export function movedDestination<F extends Field>(
  fields: readonly F[],
  stored: Credentials,
  next: Credentials,
): F | undefined {
  return fields.find((field) => isMoved(field, stored, next));
}

function isMoved(field: Field, stored: Credentials, next: Credentials): boolean {
  if (!bindsSecrets(field)) return false;
  const [was, is] = [effective(field, stored), effective(field, next)];
  if (field.protects !== undefined) return was === field.protects && is !== field.protects;
  return canonicalJson(was ?? null) !== canonicalJson(is ?? null);
}

/** Why secrets must be entered again when this field changes, as the start of a sentence. */
export function whyResend({ label, protects }: Pick<Field, 'label' | 'protects'>): string {
  return protects === undefined
    ? `${label} decides where secrets are sent, and it changes`
    : `${label} protects secrets on their way, and the protection is turned down`;
}

function effective(field: Field, credentials: Credentials): unknown {
  return (
    credentials[field.key] ??
    ('default' in field ? field.default : undefined) ??
    (field.kind === 'switch' ? false : undefined)
  );
}
