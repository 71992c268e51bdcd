import { z } from 'zod';

import { CHANNELS } from '@/lib/catalogue/channel';
import { conditionsSchema } from '@/lib/conditions/schema';
import { type Context, requirePermission } from '@/lib/server/context';
import { AppError, toFieldErrors, validationError } from '@/lib/server/errors';

import { toCandidate } from './candidate';
import { draftId, withDraft } from './draft-candidates';
import { findIntegration, listActive } from './repository';
import type { Candidate } from './selection';
import { type SelectionWarning, selectionWarnings } from './selection-warnings';

/** What of an unsaved integration decides when it is chosen. */
export const draftSchema = z.strictObject(
  {
    integrationId: z.uuid({ error: 'integrationId must be the _id of an integration.' }).toLowerCase().optional(),
    channel: z.enum(CHANNELS, { error: `channel must be one of: ${CHANNELS.join(', ')}.` }),
    providerId: z.string({ error: 'providerId must be text.' }).max(80, { error: 'This is no id of a provider.' }),
    active: z.boolean({ error: 'active must be true or false.' }),
    primary: z.boolean({ error: 'primary must be true or false.' }).default(false),
    conditions: conditionsSchema,
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'The draft must be an object.' : undefined) },
);

/** What is hardly meant about the environment's active integrations taken together. Throws `forbidden`. */
export async function listSelectionWarnings(ctx: Context): Promise<SelectionWarning[]> {
  requirePermission(ctx, 'integrations:read');
  return selectionWarnings((await listActive(ctx.environmentId)).map(toCandidate));
}

/**
 * What saving a draft would bring: the warnings there would be that concern it, or that are not there now. In: the
 * draft, unparsed. Throws AppError: forbidden, validation_failed, not_found.
 */
export async function previewSelectionWarnings(ctx: Context, input: unknown): Promise<SelectionWarning[]> {
  requirePermission(ctx, 'integrations:read');
  const parsed = draftSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const draft = parsed.data;
  const self = draftId(draft);
  const stored = await findStored(ctx, draft.integrationId);
  const active = (await listActive(ctx.environmentId)).map(toCandidate);
  const known = new Set(selectionWarnings(active).map(keyOf));
  return selectionWarnings(withDraft(active, draft, stored, ctx.now), self).filter(
    (warning) => warning.integrations.some(({ _id }) => _id === self) || !known.has(keyOf(warning)),
  );
}

async function findStored(ctx: Context, integrationId: string | undefined): Promise<Candidate | undefined> {
  if (integrationId === undefined) return undefined;
  const row = await findIntegration(ctx.environmentId, integrationId);
  if (!row) throw new AppError('not_found', 'There is no such integration in this environment.');
  return toCandidate(row);
}

/** The same warning about the same integrations, whatever their ranks. */
function keyOf({ code, channel, integrations }: SelectionWarning): string {
  return `${code} ${channel} ${integrations.map(({ _id }) => _id).join(' ')}`;
}
