import { LIMITS } from '@/lib/conditions/parse/limits';
import { bySource, type FieldSource } from '@/lib/conditions/types';
import { writeStep } from '@/lib/conditions/values/field-path';

/** Field paths of known contexts by source, with sample values: `{ subscriber: { 'data.plan': ['pro'] } }`. */
export type KnownAttributes = Readonly<Partial<Record<FieldSource, Readonly<Record<string, readonly string[]>>>>>;

const MAX_STEPS = 6;
const MAX_FIELDS = 100;
const MAX_VALUES = 20;
const MAX_VALUE_LENGTH = 100;
/** Names that a plain object inherits: a field of that name would read the prototype. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Collects the fields of saved contexts, for suggestions. In: any JSON; anything other than an object with a
 * subscriber or another source is ignored. Out: dot paths as rules read them, in order of appearance, at most 100 per
 * source and 6 steps deep, with at most 20 short values each. A list contributes its items as values.
 */
export function attributesOf(contexts: readonly unknown[]): KnownAttributes {
  return bySource((source) => {
    const seen = new Map<string, Set<string>>();
    for (const context of contexts) if (isObject(context)) collect(ownValue(context, source), [], seen);
    return Object.fromEntries([...seen].map(([field, values]) => [field, [...values]]));
  });
}

function collect(value: unknown, steps: readonly string[], seen: Map<string, Set<string>>): void {
  if (isObject(value)) {
    if (steps.length === MAX_STEPS) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '' || PROTOTYPE_KEYS.has(key)) continue;
      // At the top the whole name is looked up first, so that a name with dots needs no quotes there.
      const isWhole = steps.length === 0 && !isObject(inner) && !key.startsWith('"');
      collect(inner, [...steps, isWhole ? key : writeStep(key)], seen);
    }
    return;
  }
  const field = steps.join('.');
  if (field === '' || Array.from(field).length > LIMITS.fieldCharacters) return;
  if (!seen.has(field) && seen.size >= MAX_FIELDS) return;
  const values = seen.get(field) ?? new Set<string>();
  seen.set(field, values);
  for (const item of Array.isArray(value) ? value.slice(0, MAX_VALUES) : [value]) {
    const text = valueText(item);
    if (text !== undefined && values.size < MAX_VALUES) values.add(text);
  }
}

/**
 * A value as a rule would hold it. Undefined for values that rules cannot compare or that make no useful suggestion.
 */
function valueText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' && value.length <= MAX_VALUE_LENGTH ? value : undefined;
}

function ownValue(context: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(context, key) ? context[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
