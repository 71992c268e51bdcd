import type { Channel } from '@/lib/catalogue/channel';

import type { ListedIntegration } from './listed-integration';

/** Who may follow a primary: an active one without conditions. */
type Successor = Pick<ListedIntegration, '_id' | 'name' | 'identifier' | 'priority'>;

/** A channel that loses its primary, and who may follow there, the next by priority first. */
export interface Succession {
  readonly channel: Channel;
  readonly primary: Pick<ListedIntegration, '_id' | 'name'>;
  readonly successors: readonly Successor[];
}

/** Where primaries are among those that go: who may follow each, of those that stay. One a channel at most. */
export function successionsOf(
  going: readonly Pick<ListedIntegration, '_id' | 'name' | 'channel' | 'primary'>[],
  integrations: readonly ListedIntegration[],
): Succession[] {
  const goes = new Set(going.map(({ _id }) => _id));
  return going
    .filter(({ primary }) => primary)
    .map(({ _id, name, channel }) => ({
      channel,
      primary: { _id, name },
      successors: integrations
        .filter((each) => each.channel === channel && each.active && !each.conditions && !goes.has(each._id))
        .toSorted((a, b) => b.priority - a.priority)
        .map(({ _id: id, name: successor, identifier, priority }) => ({
          _id: id,
          name: successor,
          identifier,
          priority,
        })),
    }));
}
