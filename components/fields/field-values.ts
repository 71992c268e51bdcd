import type { PublicField } from '@/lib/catalogue/public-provider';

import type { FieldValue } from './control-props';

/** Fields that the form offers; the others are the API's alone. */
export function visibleFields(fields: readonly PublicField[]): PublicField[] {
  return fields.filter((field) => !field.hidden);
}

/** What each control of a provider holds before anything is typed: the field's default, else empty or off. */
export function emptyValues(fields: readonly PublicField[]): Record<string, FieldValue> {
  return Object.fromEntries(visibleFields(fields).map((field) => [field.key, emptyValue(field)]));
}

function emptyValue(field: PublicField): FieldValue {
  if ('default' in field && field.default !== undefined) return field.default;
  return field.type === 'boolean' ? false : '';
}

/** What is filled in. */
export function givenValues(values: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
