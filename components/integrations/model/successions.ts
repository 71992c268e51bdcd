import type { Channel } from '@/lib/catalogue/channel';

import type { ListedIntegration } from './listed-integration';

/** A candidate to replace a default: active and without conditions. */
type Successor = Pick<ListedIntegration, '_id' | 'name' | 'identifier' | 'priority'>;

/** A channel that loses its default, and the candidates to replace it, the next by priority first. */
export interface Succession {
  readonly channel: Channel;
  readonly primary: Pick<ListedIntegration, '_id' | 'name'>;
  readonly successors: readonly Successor[];
}

/**
 * The candidates for each default among the integrations that go, taken from those that stay. At most one entry per
 * channel.
 */
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
