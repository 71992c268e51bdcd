import 'server-only';

import { type Channel, isRankedChannel, RANKED_CHANNELS } from '@/lib/catalogue/channel';
import { listFollowers } from '@/lib/integrations/ranking-repository';
import { countLive, type ListFilter, listIntegrations as listRows } from '@/lib/integrations/repository';
import type { IntegrationView } from '@/lib/integrations/types';
import { toIntegrationView } from '@/lib/integrations/view';
import { type Context, requirePermission } from '@/lib/server/context';
import { decodeCursor, encodeCursor } from '@/lib/server/database/cursor';
import { unstorableReason } from '@/lib/text/storable-text';

/**
 * Up to this many integrations, an environment is shown whole.
 * @internal
 */
export const OVERVIEW_LIMIT = 1_000;
/**
 * The part size of a larger environment: the page costs little more than that of a small one.
 * @internal
 */
export const PART_ROWS = 100;
const MOST_FOLLOWERS = 50;

/** The query for an environment that is not shown whole. */
export interface OverviewQuery extends Pick<
  ListFilter,
  'channel' | 'providerId' | 'active' | 'q' | 'meantProviderIds' | 'health'
> {
  /** `nextCursor` of the previous part; an invalid text starts with the newest. */
  readonly cursor?: string | undefined;
}

export interface Overview {
  readonly integrations: readonly IntegrationView[];
  /** Whether these are all integrations. In that case the query was ignored: the page filters them itself. */
  readonly isWhole: boolean;
  /** Where the next part begins, if there is one. */
  readonly nextCursor?: string;
  /** Possible successors of a primary, highest first, which the list may lack. */
  readonly followers: readonly IntegrationView[];
}

/**
 * An environment's integrations, newest first: all of them or, if there are more than OVERVIEW_LIMIT, the newest that
 * match the query. Throws `forbidden`.
 */
export async function readOverview(ctx: Context, { cursor, ...query }: OverviewQuery): Promise<Overview> {
  requirePermission(ctx, 'integrations:read');
  const { environmentId } = ctx;
  const isWhole = (await countLive(environmentId, OVERVIEW_LIMIT + 1)) <= OVERVIEW_LIMIT;
  if (isWhole)
    return { integrations: viewsOf(await listRows(environmentId, {}, OVERVIEW_LIMIT)), isWhole, followers: [] };
  const before = cursor === undefined ? undefined : (decodeCursor(cursor) ?? undefined);
  const rows = isStorable(query) ? await listRows(environmentId, { ...query, before }, PART_ROWS + 1) : [];
  const shown = rows.slice(0, PART_ROWS);
  const last = shown.at(-1);
  const followers = await Promise.all(RANKED_CHANNELS.map((channel) => listSuccessors(ctx, channel)));
  return {
    integrations: viewsOf(shown),
    isWhole,
    ...(rows.length > shown.length && last ? { nextCursor: encodeCursor(last) } : {}),
    followers: followers.flat(),
  };
}

/** The primary of a channel and its possible successors: the first 50 by priority. Throws `forbidden`. */
export async function listSuccessors(ctx: Context, channel: Channel): Promise<IntegrationView[]> {
  requirePermission(ctx, 'integrations:read');
  return isRankedChannel(channel) ? viewsOf(await listFollowers(ctx.environmentId, channel, MOST_FOLLOWERS)) : [];
}

const viewsOf = (rows: Parameters<typeof toIntegrationView>[0][]) =>
  rows.map((row) => toIntegrationView(row, 'public'));

/** A text that the database cannot store matches nothing in it. */
const isStorable = ({ q = '', providerId = '' }: OverviewQuery) =>
  [q, providerId].every((text) => !unstorableReason(text));
