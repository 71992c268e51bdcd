import 'server-only';

import { z } from 'zod';

import { CHANNELS } from '@/lib/catalogue/channel';
import { decodeCursor } from '@/lib/server/database/cursor';
import { unstorableReason } from '@/lib/text/storable-text';

/** The default and maximum size of the list: the official client does not support paging. */
const LIST_LIMIT = 1_000;

const textSchema = z
  .string()
  .check((ctx) => {
    const reason = unstorableReason(ctx.value);
    if (reason) ctx.issues.push({ code: 'custom', message: `The text ${reason}.`, input: ctx.value });
    else if (ctx.value.length > 200)
      ctx.issues.push({ code: 'custom', message: 'The text must have at most 200 characters.', input: ctx.value });
  })
  .meta({ maxLength: 200 });

const limitSchema = z
  .string()
  .regex(/^\d{1,4}$/, { error: `limit must be a whole number from 1 to ${LIST_LIMIT}.` })
  .transform(Number)
  .pipe(
    z
      .number()
      .min(1, { error: `limit must be at least 1.` })
      .max(LIST_LIMIT, { error: `limit must be at most ${LIST_LIMIT}.` }),
  );

const cursorSchema = z.string().transform((text, ctx) => {
  const position = decodeCursor(text);
  if (position) return position;
  ctx.addIssue({ code: 'custom', message: 'cursor must be one that a Link header of this list gave.' });
  return z.NEVER;
});

export const includeSchema = z
  .literal('credentials', { error: 'include must be "credentials", or absent.' })
  .optional();

/** The query of the list. */
export const listQuerySchema = z.strictObject({
  channel: z.enum(CHANNELS, { error: `channel must be one of: ${CHANNELS.join(', ')}.` }).optional(),
  providerId: textSchema.optional(),
  active: z
    .enum(['true', 'false'], { error: 'active must be true or false.' })
    .transform((text) => text === 'true')
    .optional(),
  q: textSchema.optional(),
  limit: limitSchema.default(LIST_LIMIT),
  cursor: cursorSchema.optional(),
  include: includeSchema,
});

export type ListQuery = z.output<typeof listQuerySchema>;

/** The whole list, for internal callers. */
export const WHOLE_LIST: ListQuery = listQuerySchema.parse({});
