import { isRankedChannel, type Channel } from '@/lib/catalogue/channel';
import type { IntegrationView } from '@/lib/integrations/types';

/** As resolving asks them: by priority, then the newest. What is switched off comes last. */
function byRank(a: IntegrationView, b: IntegrationView): number {
  if (a.active !== b.active) return a.active ? -1 : 1;
  return b.priority - a.priority || b.createdAt.localeCompare(a.createdAt);
}

/** The integrations of a channel in the order of the list. */
export function ofChannel(integrations: readonly IntegrationView[], channel: Channel): IntegrationView[] {
  return integrations.filter((integration) => integration.channel === channel).toSorted(byRank);
}

/** Those that have a place in the order of priority, highest first; none in channels that keep no order. */
export function rankedOf(integrations: readonly IntegrationView[], channel: Channel): IntegrationView[] {
  return isRankedChannel(channel) ? ofChannel(integrations, channel).filter(({ active }) => active) : [];
}

/** The places that an integration may take in its ranking: the primary stays first. Undefined: it cannot be moved. */
export function placesFor(
  ranked: readonly IntegrationView[],
  { _id }: IntegrationView,
): { readonly index: number; readonly first: number; readonly last: number } | undefined {
  const index = ranked.findIndex((each) => each._id === _id);
  const first = ranked[0]?.primary ? 1 : 0;
  return index < first ? undefined : { index, first, last: ranked.length - 1 };
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

export function applyChange(integrations: readonly IntegrationView[], change: ListChange): readonly IntegrationView[] {
  switch (change.kind) {
    case 'remove':
      return integrations.filter(({ _id }) => _id !== change.id);
    case 'active': {
      const changed = integrations.map((each) =>
        each._id === change.id ? { ...each, active: change.active, primary: false, priority: 0 } : each,
      );
      return change.successorId === undefined ? changed : lead(changed, change.successorId);
    }
    case 'primary':
      return lead(integrations, change.id);
    case 'order':
      return integrations.map((each) => {
        const place = change.ids.indexOf(each._id);
        return place === -1 ? each : { ...each, priority: change.ids.length - place };
      });
    default:
      return change satisfies never;
  }
}

function lead(integrations: readonly IntegrationView[], id: string): readonly IntegrationView[] {
  const leader = integrations.find(({ _id }) => _id === id);
  if (!leader) return integrations;
  const top = Math.max(
    0,
    ...integrations.filter(({ channel }) => channel === leader.channel).map((each) => each.priority),
  );
  return integrations.map((each) => {
    if (each._id === id) return { ...each, active: true, primary: true, conditions: [], priority: top + 1 };
    return each.channel === leader.channel && each.primary ? { ...each, primary: false } : each;
  });
}
