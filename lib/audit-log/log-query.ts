import 'server-only';

import { z } from 'zod';

import { decodeCursor } from '@/lib/server/database/cursor';
import { unstorableReason } from '@/lib/text/storable-text';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const actorSchema = z
  .string()
  .regex(new RegExp(`^(?:system|(?:user|api_key):${UUID})$`, 'i'), {
    error: 'actor must be system, user:<id> or api_key:<id>.',
  })
  .transform((text) => {
    const [type = '', id] = text.toLowerCase().split(':');
    return { type, id };
  });

const actionSchema = z
  .string()
  .regex(/^[a-z_]{1,40}\.(?:[a-z_]{1,40}|\*)$/, { error: 'action must be as integration.updated, or integration.*' });

const environmentSchema = z
  .string()
  .regex(new RegExp(`^${UUID}$`, 'i'), { error: 'environment must be the id of an environment.' });

const targetSchema = z
  .string()
  .trim()
  .max(200, { error: 'target must have at most 200 characters.' })
  .refine((text) => unstorableReason(text) === null, { error: 'target must be text that can be stored.' });

const DAY_MS = 86_400_000;

/** The first moment of a UTC day. Earlier than 1970 is refused: no events exist, and PostgreSQL has no year 0. */
const daySchema = (name: string) =>
  z.iso
    .date({ error: `${name} must be a day, such as 2026-11-23.` })
    .transform((text) => new Date(`${text}T00:00:00.000Z`))
    .refine((day) => day.getTime() >= 0, { error: `${name} must be after 1969.` });

const positionSchema = (name: string) =>
  z.string().transform((text, ctx) => {
    const position = decodeCursor(text);
    if (position) return position;
    ctx.addIssue({ code: 'custom', message: `${name} must be one that a page of the log gave.` });
    return z.NEVER;
  });

/** The query of the audit log. Absent or empty parameters do not filter; unknown ones are ignored. */
export const auditQuerySchema = z.preprocess(
  (given) =>
    typeof given === 'object' && given !== null
      ? Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== undefined))
      : given,
  z.object({
    actor: actorSchema.optional(),
    action: actionSchema.optional(),
    environment: environmentSchema.optional(),
    target: targetSchema.optional(),
    from: daySchema('from').optional(),
    /** The range includes that day. */
    to: daySchema('to')
      .transform((day) => new Date(day.getTime() + DAY_MS))
      .optional(),
    before: positionSchema('before').optional(),
    after: positionSchema('after').optional(),
  }),
);

export type AuditQuery = z.output<typeof auditQuerySchema>;
