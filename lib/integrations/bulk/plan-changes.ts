import { isRankedChannel, type Channel } from '@/lib/catalogue/channel';
import type { IntegrationView } from '@/lib/integrations/types';

/** One change of many, carried out by the verb that also does it to a single one. */
export type BulkChange =
  | { readonly kind: 'activate'; readonly id: string; readonly primary?: true }
  | { readonly kind: 'deactivate' | 'delete'; readonly id: string; readonly successorId?: string }
  | { readonly kind: 'restore'; readonly id: string; readonly primary?: true }
  | { readonly kind: 'order'; readonly channel: Channel; readonly ids: readonly string[] };

/** What can be done to many at once. */
export type BulkVerb = 'activate' | 'deactivate' | 'delete';

/** What of an integration the plans look at. */
export type Planned = Pick<IntegrationView, '_id' | 'channel' | 'active' | 'primary' | 'priority'>;

/** So many are sent at once at most; progress moves, and a cancel is heard, between them. */
export const MOST_AT_ONCE = 25;

/** Those to which a verb would do anything. */
export function affectedBy<Row extends Pick<Planned, 'active'>>(verb: BulkVerb, rows: readonly Row[]): Row[] {
  if (verb === 'delete') return [...rows];
  return rows.filter(({ active }) => active === (verb === 'deactivate'));
}

/**
 * The changes that do something to these. Primaries go last: earlier, their place would pass through the hands of
 * others that are about to go. `successors`: who follows them, by channel.
 */
export function planChanges(
  verb: BulkVerb,
  rows: readonly Planned[],
  successors: ReadonlyMap<Channel, string>,
): BulkChange[] {
  const affected = affectedBy(verb, rows);
  if (verb === 'activate') return affected.map(({ _id }) => ({ kind: verb, id: _id }));
  return [...affected.filter(({ primary }) => !primary), ...affected.filter(({ primary }) => primary)].map(
    ({ _id, primary, channel }) => {
      const successorId = primary ? successors.get(channel) : undefined;
      return { kind: verb, id: _id, ...(successorId !== undefined && { successorId }) };
    },
  );
}

/**
 * The changes that take others back: each as it was, who was primary is it again, and channels that keep an order get
 * theirs again. In: those that were changed and the whole list, as they were before; an order that is known in part only
 * is left alone.
 */
export function planUndo(
  verb: BulkVerb,
  changed: readonly Planned[],
  before: readonly Planned[] | undefined,
): BulkChange[] {
  if (verb === 'activate') return changed.map(({ _id }) => ({ kind: 'deactivate', id: _id }));
  const kind = verb === 'delete' ? 'restore' : 'activate';
  // From the lowest up, the primary last: each enters just below the primary.
  const back = changed
    .toSorted((a, b) => Number(a.primary) - Number(b.primary) || a.priority - b.priority)
    .map(({ _id, primary }): BulkChange => ({ kind, id: _id, ...(primary && { primary: true as const }) }));
  if (!before) return back;
  const channels = new Set(changed.filter(({ active }) => active).map(({ channel }) => channel));
  const orders = [...channels].filter(isRankedChannel).map((channel): BulkChange => ({
    kind: 'order',
    channel,
    ids: before
      .filter((each) => each.channel === channel && each.active)
      .toSorted((a, b) => b.priority - a.priority)
      .map(({ _id }) => _id),
  }));
  return [...back, ...orders];
}

/** Portions in which changes are sent: about twenty steps of progress, none too large. */
export function portionsOf<Item>(items: readonly Item[]): Item[][] {
  const size = Math.min(MOST_AT_ONCE, Math.ceil(items.length / 20));
  const portions: Item[][] = [];
  for (let start = 0; start < items.length; start += size) portions.push(items.slice(start, start + size));
  return portions;
}
