import { z } from 'zod';

import type { Conditions } from '@/lib/conditions/types';
import { readInstant } from '@/lib/conditions/values/dates';

import { parseConditions } from './parse-conditions';

/**
 * The API's `conditions`. In: the wire form. Out: the stored form, which parses to itself.
 * Errors: zod issues whose path starts at the array (`[0, 'children', 1, 'operator']`), at most 50, none of which
 * contains a rejected value. One custom parser instead of a recursive zod object: the limits must apply before any
 * recursion, and every key of an unknown shape needs a helpful message.
 */
export const conditionsSchema = z.unknown().transform((input, context): Conditions => {
  const { conditions, issues } = parseConditions(input);
  for (const { path, message } of issues) context.addIssue({ code: 'custom', path: [...path], message });
  return issues.length === 0 ? conditions : z.NEVER;
});

/**
 * The context of a resolve request. Subscriber, tenant, payload, context and workflow may be any value (only an object
 * has fields), and other keys are dropped; `now` must be a valid date.
 */
export const contextSchema = z.object(
  {
    subscriber: z.unknown().optional(),
    tenant: z.unknown().optional(),
    payload: z.unknown().optional(),
    context: z.unknown().optional(),
    workflow: z.unknown().optional(),
    now: z
      .string({ error: 'now must be text: an ISO 8601 date or date-time such as 2026-03-10T12:00:00Z.' })
      .refine((now) => readInstant(now) !== undefined, {
        error: 'now must be an ISO 8601 date or date-time such as 2026-03-10T12:00:00Z.',
      })
      .optional(),
  },
  { error: 'The context must be an object with subscriber, tenant, payload and now, each of them optional.' },
);
