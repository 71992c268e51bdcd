import { isRankedChannel, type Channel } from '@/lib/catalogue/channel';
import type { IntegrationView } from '@/lib/integrations/types';

/** One change of many, applied by the same operation as a single change. */
export type BulkChange =
  | { readonly kind: 'activate'; readonly id: string; readonly primary?: true }
  | { readonly kind: 'deactivate' | 'delete'; readonly id: string; readonly successorId?: string }
  | { readonly kind: 'restore'; readonly id: string; readonly primary?: true }
  | { readonly kind: 'order'; readonly channel: Channel; readonly ids: readonly string[] };

/** The operations available in bulk. */
export type BulkVerb = 'activate' | 'deactivate' | 'delete';

/** The fields of an integration that the plans read. */
export type Planned = Pick<IntegrationView, '_id' | 'channel' | 'active' | 'primary' | 'priority'>;

/** The most changes per request; between requests, progress updates and a cancel takes effect. */
export const MOST_AT_ONCE = 25;

/** The rows that an operation would change. */
export function affectedBy<Row extends Pick<Planned, 'active'>>(verb: BulkVerb, rows: readonly Row[]): Row[] {
  if (verb === 'delete') return [...rows];
  return rows.filter(({ active }) => active === (verb === 'deactivate'));
}

/**
 * The changes that have an effect on these rows. Primaries go last: earlier, their place would pass to integrations
 * that
 * are about to go as well. `successors`: the new primary by channel.
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
 * The changes that undo others: each integration as before, the earlier primary restored, and the order of channels
 * that have one. In: the changed integrations and the whole list, both from before the change; an order that is only
 * partly known is left alone.
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

/** Batches in which changes are sent: about twenty steps of progress, none too large. */
export function portionsOf<Item>(items: readonly Item[]): Item[][] {
  const size = Math.min(MOST_AT_ONCE, Math.ceil(items.length / 20));
  const portions: Item[][] = [];
  for (let start = 0; start < items.length; start += size) portions.push(items.slice(start, start + size));
  return portions;
}
