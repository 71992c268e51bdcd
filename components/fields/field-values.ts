import type { PublicField } from '@/lib/catalogue/public-provider';

import type { FieldValue } from './control-props';

/** The fields that the form shows. The others can only be set through the API. */
export function visibleFields(fields: readonly PublicField[]): PublicField[] {
  return fields.filter((field) => !field.hidden);
}

/** The initial value of each of a provider's controls: the field's default, else empty or off. */
export function emptyValues(fields: readonly PublicField[]): Record<string, FieldValue> {
  return Object.fromEntries(visibleFields(fields).map((field) => [field.key, emptyValue(field)]));
}

function emptyValue(field: PublicField): FieldValue {
  if ('default' in field && field.default !== undefined) return field.default;
  return field.type === 'boolean' ? false : '';
}

/** The nonempty values. */
export function givenValues(values: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
