import { z } from 'zod';

/** What names something: an id, an identifier, a token. Whether there is such a thing, the verb says. */
export const referenceSchema = z.string({ error: 'This must be text.' });

/** A parameter of an address. What is given twice is none: nobody could say which was meant. */
export const parameterSchema = z.string().optional().catch(undefined);

/** The JSON object of a body that comes as text, as bodies come to the API. */
export const jsonObjectSchema = referenceSchema.transform((text, ctx): Record<string, unknown> => {
  const refuse = (message: string) => {
    ctx.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('The body is not JSON.');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  return refuse('The body must be a JSON object.');
});
