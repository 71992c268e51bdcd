import type { IntegrationView } from '@/lib/integrations/types';

/** Who may follow a primary: an active one without conditions. */
export type Successor = Pick<IntegrationView, '_id' | 'name' | 'identifier' | 'priority'>;

/** Who may follow an integration as primary, the next by priority first. */
export function successorsOf(
  { _id, channel }: Pick<IntegrationView, '_id' | 'channel'>,
  integrations: readonly IntegrationView[],
): Successor[] {
  return integrations
    .filter((each) => each._id !== _id && each.channel === channel && each.active && each.conditions.length === 0)
    .toSorted((a, b) => b.priority - a.priority)
    .map(({ _id, name, identifier, priority }) => ({ _id, name, identifier, priority }));
}
