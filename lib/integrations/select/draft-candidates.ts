import { type Channel, isRankedChannel } from '@/lib/catalogue/channel';
import type { Conditions } from '@/lib/conditions/types';
import type { Candidate } from '@/lib/integrations/candidate';
import { enter, leave, promote, type RankEntry, ranksOf, setConditioned } from '@/lib/integrations/ranking';

/** An unsaved integration in a form. */
export interface IntegrationDraft {
  /** The id of the stored integration that it changes; absent for a new one. */
  readonly integrationId?: string | undefined;
  readonly channel: Channel;
  readonly providerId: string;
  readonly active: boolean;
  /** Becomes primary when saved, if possible. */
  readonly primary: boolean;
  readonly conditions: Conditions;
}

/** The id of a draft of a new integration: no stored one has it. */
const NEW_ID = 'new';

export function draftId({ integrationId }: Pick<IntegrationDraft, 'integrationId'>): string {
  return integrationId ?? NEW_ID;
}

/**
 * The active integrations of an environment after a draft is saved, with their new ranks. In: the active ones now, the
 * draft, the stored one that it changes (active or not), and the creation time of a new one. Pure.
 */
export function withDraft(
  active: readonly Candidate[],
  draft: IntegrationDraft,
  stored: Candidate | undefined,
  now: Date,
): Candidate[] {
  const id = draftId(draft);
  const others = active.filter((one) => one.id !== id);
  const { channel, providerId, conditions } = draft;
  const saved: Candidate = {
    identifier: stored?.identifier ?? '',
    name: stored?.name ?? '',
    createdAt: stored?.createdAt ?? now,
    primary: false,
    priority: 0,
    id,
    channel,
    providerId,
    conditions,
  };
  const after = draft.active ? [...others, saved] : others;
  if (!isRankedChannel(channel)) return after;
  const ranks = ranksOf(rankDraft(entriesOf(active, channel), draft, id));
  return after.map((one) => (one.channel === channel ? { ...one, ...ranks.get(one.id) } : one));
}

function rankDraft(entries: readonly RankEntry[], draft: IntegrationDraft, id: string): readonly RankEntry[] {
  const isRanked = entries.some((entry) => entry.id === id);
  const hasConditions = draft.conditions.length > 0;
  if (!draft.active) return leave(entries, id);
  if (draft.primary && !hasConditions) return promote(entries, id);
  return isRanked ? setConditioned(entries, id, hasConditions) : enter(entries, id, hasConditions);
}

/** The ranking of a channel, highest first. */
function entriesOf(active: readonly Candidate[], channel: Channel): readonly RankEntry[] {
  return active
    .filter((one) => one.channel === channel)
    .toSorted((a, b) => b.priority - a.priority)
    .map(({ id, primary, conditions }) => ({ id, primary, hasConditions: conditions.length > 0 }));
}
