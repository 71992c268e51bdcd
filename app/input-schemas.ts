import { z } from 'zod';

import { type ExactJson, INEXACT_NUMBER, parseExactJson } from '@/lib/text/exact-json';

/** A reference: an id, an identifier or a token. The verb checks whether it exists. */
export const referenceSchema = z.string({ error: 'This must be text.' });

/** A query parameter. A repeated parameter counts as absent, because its meaning is ambiguous. */
export const parameterSchema = z.string().optional().catch(undefined);

/** Parses the JSON object of a body sent as text, as in the API. */
export const jsonObjectSchema = referenceSchema.transform((text, ctx): Record<string, unknown> => {
  const refuse = (message: string) => {
    ctx.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  let json: ExactJson;
  try {
    json = parseExactJson(text);
  } catch {
    return refuse('The body is not JSON.');
  }
  const { value, inexact } = json;
  for (const { path } of inexact) ctx.addIssue({ code: 'custom', path: [...path], message: INEXACT_NUMBER });
  if (inexact.length > 0) return z.NEVER;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  return refuse('The body must be a JSON object.');
});
