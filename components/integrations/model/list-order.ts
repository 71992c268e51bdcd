import { isRankedChannel, RANKED_CHANNELS, type Channel } from '@/lib/catalogue/channel';

import type { ListedIntegration } from './listed-integration';

/** ISO times of one form compare as plain text. */
const compareText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/** As resolving asks them: by priority, then the newest. What is switched off comes last. */
function byRank(a: ListedIntegration, b: ListedIntegration): number {
  if (a.active !== b.active) return a.active ? -1 : 1;
  return b.priority - a.priority || compareText(b.createdAt, a.createdAt);
}

/** By which the integrations of a channel are sorted; `priority` is the order in which they are asked. */
export const SORTS = ['priority', 'name', 'updated', 'health'] as const;

export type Sort = (typeof SORTS)[number];

/** What needs a person first. */
const HEALTH_ORDER = ['rejected', 'unknown', 'unchecked', 'accepted'];

const healthOf = ({ lastCheck }: ListedIntegration) => HEALTH_ORDER.indexOf(lastCheck?.status ?? 'unchecked');

/** One for all: making one anew at each comparison would cost more than the sorting. */
const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const COMPARISONS: Readonly<Record<Sort, (a: ListedIntegration, b: ListedIntegration) => number>> = {
  priority: byRank,
  name: (a, b) => names.compare(a.name, b.name) || byRank(a, b),
  updated: (a, b) => compareText(b.updatedAt, a.updatedAt) || byRank(a, b),
  health: (a, b) => healthOf(a) - healthOf(b) || byRank(a, b),
};

/** The integrations of a channel in the order of the list. */
export function ofChannel(
  integrations: readonly ListedIntegration[],
  channel: Channel,
  sort: Sort = 'priority',
): ListedIntegration[] {
  return integrations.filter((integration) => integration.channel === channel).toSorted(COMPARISONS[sort]);
}

/** Those that have a place in the order of priority, highest first; none in channels that keep no order. */
export function rankedOf(integrations: readonly ListedIntegration[], channel: Channel): ListedIntegration[] {
  return isRankedChannel(channel) ? ofChannel(integrations, channel).filter(({ active }) => active) : [];
}

/** The places that an integration may take in its ranking: the primary stays first. Undefined: it cannot be moved. */
export function placesFor(
  ranked: readonly ListedIntegration[],
  { _id }: Pick<ListedIntegration, '_id'>,
): { readonly index: number; readonly first: number; readonly last: number } | undefined {
  const index = ranked.findIndex((each) => each._id === _id);
  const first = ranked[0]?.primary ? 1 : 0;
  return index < first ? undefined : { index, first, last: ranked.length - 1 };
}

/** By channel: the place of each that may be moved to another, in order. */
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

/** What a list shows while the server is still asked. */
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
