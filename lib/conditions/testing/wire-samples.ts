import { z } from 'zod';

import { conditionsSchema } from '@/lib/conditions/parse/schema';

/** For tests: the schema nested as in the API. */
export const nested = z.object({ conditions: conditionsSchema });

/** Errors by place, as the API sends them. */
export function errorsOf(conditions: unknown): Record<string, string[]> {
  const parsed = nested.safeParse({ conditions });
  const errors: Record<string, string[]> = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    const place = path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
      .join('')
      .slice(1);
    (errors[place] ??= []).push(message);
  }
  return errors;
}

/** The places of all errors, in order. */
export const places = (conditions: unknown): string[] => Object.keys(errorsOf(conditions));
/** A valid leaf, with some keys replaced. */
export const leaf = (over: object = {}): Record<string, unknown> => ({
  on: 'payload',
  field: 'x',
  operator: 'EQUAL',
  value: 'a',
  ...over,
});
export const withLeaf = (over: object = {}): unknown => [{ children: [leaf(over)] }];
