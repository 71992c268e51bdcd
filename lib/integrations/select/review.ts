import 'server-only';

import { z } from 'zod';

import { type Channel, CHANNELS } from '@/lib/catalogue/channel';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import type { Candidate } from '@/lib/integrations/candidate';
import { findIntegration, hasMoreActive, listCandidates } from '@/lib/integrations/repository';
import { type Context, requirePermission } from '@/lib/server/context';
import { AppError, toFieldErrors, validationError } from '@/lib/server/errors';

import { draftId, withDraft } from './draft-candidates';
import { type SelectionWarning, selectionWarnings } from './warnings';

/** The fields of an unsaved integration that affect the selection. */
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

/** Larger channels are skipped: every page and every keystroke would wait for their comparison. */
const MOST_COMPARED = 1_000;

/**
 * Probable mistakes in the combination of the environment's active integrations; channels with over 1,000 active
 * ones are skipped. Throws `forbidden`.
 */
export async function listSelectionWarnings(ctx: Context): Promise<SelectionWarning[]> {
  requirePermission(ctx, 'integrations:read');
  return selectionWarnings((await listCompared(ctx.environmentId)).active);
}

/**
 * The warnings after saving a draft that concern it, or that do not exist now. In: the draft, unparsed. Throws
 * AppError:
 * forbidden, validation_failed, not_found.
 */
export async function previewSelectionWarnings(ctx: Context, input: unknown): Promise<SelectionWarning[]> {
  requirePermission(ctx, 'integrations:read');
  const parsed = draftSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  const draft = parsed.data;
  const self = draftId(draft);
  const stored = await findStored(ctx, draft.integrationId);
  const { active, channels } = await listCompared(ctx.environmentId);
  const known = new Set(selectionWarnings(active).map(keyOf));
  return selectionWarnings(withDraft(active, draft, stored, ctx.now), self).filter(
    (warning) =>
      channels.has(warning.channel) &&
      (warning.integrations.some(({ _id }) => _id === self) || !known.has(keyOf(warning))),
  );
}

/** The active integrations of channels within the limit, and which channels these are. */
async function listCompared(environmentId: string) {
  const all = await Promise.all(
    CHANNELS.map(async (channel) =>
      (await hasMoreActive(environmentId, channel, MOST_COMPARED))
        ? []
        : [{ channel, rows: await listCandidates(environmentId, channel) }],
    ),
  );
  const compared = all.flat();
  return {
    active: compared.flatMap(({ rows }) => rows),
    channels: new Set<Channel>(compared.map(({ channel }) => channel)),
  };
}

async function findStored(ctx: Context, integrationId: string | undefined): Promise<Candidate | undefined> {
  if (integrationId === undefined) return undefined;
  const row = await findIntegration(ctx.environmentId, integrationId);
  if (!row) throw new AppError('not_found', 'There is no such integration in this environment.');
  return row;
}

/** Equal for the same warning about the same integrations, whatever their ranks. */
function keyOf({ code, channel, integrations }: SelectionWarning): string {
  return `${code} ${channel} ${integrations.map(({ _id }) => _id).join(' ')}`;
}
