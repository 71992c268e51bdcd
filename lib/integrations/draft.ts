import { z } from 'zod';

import { CHANNELS, isRankedChannel } from '@/lib/catalogue/channel';
import { conditionsSchema } from '@/lib/conditions/schema';

import { enter, leave, promote, type RankEntry, ranksOf, setConditioned } from './ranking';
import type { Candidate } from './selection';

/** An integration as a form has it, before it is saved: what the choice needs of it. */
export const draftSchema = z.strictObject(
  {
    integrationId: z.uuid({ error: 'integrationId must be the id of an integration.' }).optional(),
    name: z.string({ error: 'name must be text.' }).max(1_000, { error: 'name must have 1 to 120 characters.' }),
    providerId: z.string({ error: 'providerId must be the id of a provider.' }),
    channel: z.enum(CHANNELS, { error: `channel must be one of: ${CHANNELS.join(', ')}.` }),
    active: z.boolean({ error: 'active must be true or false.' }),
    /** Made primary as it is saved, where that is possible. */
    primary: z.boolean({ error: 'primary must be true or false.' }).default(false),
    conditions: conditionsSchema,
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'The draft must be an object.' : undefined) },
);

export type Draft = z.output<typeof draftSchema>;

/** What an integration that is not stored yet is called among the others: no identifier can be this. */
const NEW_IDENTIFIER = '(unsaved)';
/** The largest UUID, as the next id is larger than all before it. */
const NEW_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * The active integrations of a channel as they would be once the draft is saved: in place of its stored self, ranked
 * as a save would rank it (conditions.md, "Primary and priority"). In: the stored active ones, the draft, its stored
 * self (active or not), the present, which is when a new one would be created. Out: the draft's id, and all candidates.
 */
export function withDraft(
  active: readonly Candidate[],
  draft: Draft,
  stored: Candidate | undefined,
  now: Date,
): { readonly draftId: string; readonly candidates: readonly Candidate[] } {
  const candidate: Candidate = {
    id: stored?.id ?? NEW_ID,
    identifier: stored?.identifier ?? NEW_IDENTIFIER,
    createdAt: stored?.createdAt ?? now,
    name: draft.name,
    providerId: draft.providerId,
    channel: draft.channel,
    conditions: draft.conditions,
    primary: false,
    priority: 0,
  };
  const others = active.filter(({ id }) => id !== candidate.id);
  const candidates = draft.active ? [...others, candidate] : others;
  if (!isRankedChannel(draft.channel)) return { draftId: candidate.id, candidates };
  const ranks = ranksOf(rankingWith(active, candidate, draft));
  return {
    draftId: candidate.id,
    candidates: candidates.map((one) => ({ ...one, ...ranks.get(one.id) })),
  };
}

function rankingWith(active: readonly Candidate[], { id, conditions }: Candidate, draft: Draft): RankEntry[] {
  const entries = active
    .toSorted((a, b) => b.priority - a.priority)
    .map(({ id, primary, conditions }) => ({ id, primary, hasConditions: conditions.length > 0 }));
  if (!draft.active) return leave(entries, id);
  const hasConditions = conditions.length > 0;
  if (draft.primary && !hasConditions) return promote(entries, id);
  return entries.some((entry) => entry.id === id)
    ? setConditioned(entries, id, hasConditions)
    : enter(entries, id, hasConditions);
}
