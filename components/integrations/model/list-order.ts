import { isRankedChannel, RANKED_CHANNELS, type Channel } from '@/lib/catalogue/channel';

import type { ListedIntegration } from './listed-integration';

/** ISO times of one form compare as plain text. */
const compareText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/** The order in which resolving tries them: by priority, then newest first. Inactive integrations come last. */
function byRank(a: ListedIntegration, b: ListedIntegration): number {
  if (a.active !== b.active) return a.active ? -1 : 1;
  return b.priority - a.priority || compareText(b.createdAt, a.createdAt);
}

/** The sort orders of a channel's integrations; `priority` is the order in which resolving tries them. */
export const SORTS = ['priority', 'name', 'updated', 'health'] as const;

export type Sort = (typeof SORTS)[number];

/** Integrations that need attention come first. */
const HEALTH_ORDER = ['rejected', 'unknown', 'unchecked', 'accepted'];

const healthOf = ({ lastCheck }: ListedIntegration) => HEALTH_ORDER.indexOf(lastCheck?.status ?? 'unchecked');

/** Shared: creating a collator per comparison would cost more than the sorting. */
const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const COMPARISONS: Readonly<Record<Sort, (a: ListedIntegration, b: ListedIntegration) => number>> = {
  priority: byRank,
  name: (a, b) => names.compare(a.name, b.name) || byRank(a, b),
  updated: (a, b) => compareText(b.updatedAt, a.updatedAt) || byRank(a, b),
  health: (a, b) => healthOf(a) - healthOf(b) || byRank(a, b),
};

/** A channel's integrations in the order of the list. */
export function ofChannel(
  integrations: readonly ListedIntegration[],
  channel: Channel,
  sort: Sort = 'priority',
): ListedIntegration[] {
  return integrations.filter((integration) => integration.channel === channel).toSorted(COMPARISONS[sort]);
}

/** The integrations with a position in the priority order, highest first. Empty for channels without an order. */
export function rankedOf(integrations: readonly ListedIntegration[], channel: Channel): ListedIntegration[] {
  return isRankedChannel(channel) ? ofChannel(integrations, channel).filter(({ active }) => active) : [];
}

/**
 * The positions that an integration may take in its ranking: the default stays first. Undefined: it cannot be moved.
 */
export function placesFor(
  ranked: readonly ListedIntegration[],
  { _id }: Pick<ListedIntegration, '_id'>,
): { readonly index: number; readonly first: number; readonly last: number } | undefined {
  const index = ranked.findIndex((each) => each._id === _id);
  const first = ranked[0]?.primary ? 1 : 0;
  return index < first ? undefined : { index, first, last: ranked.length - 1 };
}

/** By channel: the positions of the movable integrations, in order. */
export function placesOf(
  integrations: readonly ListedIntegration[],
): ReadonlyMap<Channel, ReadonlyMap<string, number>> {
  return new Map(
    RANKED_CHANNELS.map((channel) => {
      const ranked = rankedOf(integrations, channel);
      const first = ranked[0]?.primary ? 1 : 0;
      return [channel, new Map(ranked.map(({ _id }, place) => [_id, place] as const).slice(first))];
    }),
  );
}

/** A change that a list shows before the server answers. */
export type ListChange =
  | { readonly kind: 'remove'; readonly id: string }
  | {
      readonly kind: 'active';
      readonly id: string;
      readonly active: boolean;
      readonly successorId?: string | undefined;
    }
  | { readonly kind: 'primary'; readonly id: string }
  | { readonly kind: 'order'; readonly ids: readonly string[] };

export function applyChange(
  integrations: readonly ListedIntegration[],
  change: ListChange,
): readonly ListedIntegration[] {
  switch (change.kind) {
    case 'remove':
      return integrations.filter(({ _id }) => _id !== change.id);
    case 'active': {
      const changed = integrations.map((each) =>
        each._id === change.id
          ? { ...each, active: change.active, state: stateAfter(change.active), primary: false, priority: 0 }
          : each,
      );
      return change.successorId === undefined ? changed : lead(changed, change.successorId);
    }
    case 'primary':
      return lead(integrations, change.id);
    case 'order': {
      const places = new Map(change.ids.map((id, place) => [id, place]));
      return integrations.map((each) => {
        const place = places.get(each._id);
        return place === undefined ? each : { ...each, priority: change.ids.length - place };
      });
    }
    default:
      return change satisfies never;
  }
}

const stateAfter = (active: boolean) => (active ? ('active' as const) : ('inactive' as const));

function lead(integrations: readonly ListedIntegration[], id: string): readonly ListedIntegration[] {
  const leader = integrations.find(({ _id }) => _id === id);
  if (!leader) return integrations;
  const top = Math.max(
    0,
    ...integrations.filter(({ channel }) => channel === leader.channel).map((each) => each.priority),
  );
  return integrations.map((each) => {
    if (each._id === id) {
      const { conditions: _, ...rest } = each;
      return { ...rest, active: true, state: stateAfter(true), primary: true, priority: top + 1 };
    }
    return each.channel === leader.channel && each.primary ? { ...each, primary: false } : each;
  });
}
