import { bySource, FIELD_SOURCES, type FieldSource } from '@/lib/conditions/types';

import type { KnownAttributes } from './known-attributes';

/** An attribute of known contexts. A field that ends in `*` stands for any path with that prefix. */
export interface Suggestion {
  readonly on: FieldSource;
  readonly field: string;
  /** Sample values, suggested for the rule's value. */
  readonly values?: readonly string[];
}

/** The attributes of every subscriber and tenant. Payloads differ between senders. */
export const DEFAULT_SUGGESTIONS: readonly Suggestion[] = [
  ...['email', 'firstName', 'lastName', 'locale', 'phone', 'timezone', 'subscriberId', 'data.*'].map(
    (field): Suggestion => ({ on: 'subscriber', field }),
  ),
  ...['identifier', 'name', 'data.*'].map((field): Suggestion => ({ on: 'tenant', field })),
  { on: 'payload', field: '*' },
];

/** The attributes of saved contexts as suggestions. */
export function suggestionsOf(known: KnownAttributes): Suggestion[] {
  return FIELD_SOURCES.flatMap((on) =>
    Object.entries(known[on] ?? {}).map(([field, values]): Suggestion => ({ on, field, values })),
  );
}

export interface SuggestionIndex {
  /** Field paths by source, without the star. A path that is only a prefix ends in a dot. */
  readonly fields: Readonly<Record<FieldSource, readonly string[]>>;
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Prepares suggestions for the datalists. `valuesKey` is the key of known values. */
export function indexSuggestions(suggestions: readonly Suggestion[]): SuggestionIndex {
  const fieldsOf = (source: FieldSource) => {
    const fields = suggestions.filter(({ on }) => on === source).map(({ field }) => field.replace(/\*$/, ''));
    return [...new Set(fields)].filter((field) => field !== '');
  };
  const fields = bySource(fieldsOf);
  const values = new Map<string, readonly string[]>();
  for (const { on, field, values: known = [] } of suggestions) {
    const key = valuesKey(on, field);
    if (known.length > 0) values.set(key, [...new Set([...(values.get(key) ?? []), ...known])]);
  }
  return { fields, values };
}

export function valuesKey(on: string, field: string): string {
  return `${on}.${field}`;
}
