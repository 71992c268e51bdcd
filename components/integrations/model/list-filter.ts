import { CHANNELS, type Channel } from '@/lib/catalogue/channel';

import type { IntegrationState } from './integration-state';
import { SORTS, type Sort } from './list-order';
import type { ListedIntegration, ListedProvider } from './listed-integration';

const STATES: readonly IntegrationState[] = ['active', 'draft', 'inactive'];

/** The last verdict on the stored credentials; `unchecked`: there is none. */
const HEALTHS = ['accepted', 'rejected', 'unknown', 'unchecked'] as const;

type Health = (typeof HEALTHS)[number];

/** The filter and order of a list. Absent parts do not filter. */
export interface ListFilter {
  /** Part of name, identifier or provider, case-insensitive. */
  readonly q: string;
  readonly channel: Channel | undefined;
  readonly providerId: string | undefined;
  readonly state: IntegrationState | undefined;
  readonly health: Health | undefined;
  readonly sort: Sort;
}

/** Reads the filter from a URL. Unknown values do not filter. */
export function readFilter(address: Pick<URLSearchParams, 'get'>): ListFilter {
  return {
    q: address.get('q') ?? '',
    channel: CHANNELS.find((channel) => channel === address.get('channel')),
    providerId: address.get('provider') ?? undefined,
    state: STATES.find((state) => state === address.get('state')),
    health: readHealth(address.get('health')),
    sort: readSort(address.get('sort')),
  };
}

/** Undefined for an unknown value. */
export function readHealth(text: string | null): Health | undefined {
  return HEALTHS.find((health) => health === text);
}

/** The priority order for an unknown value. */
export function readSort(text: string | null): Sort {
  return SORTS.find((sort) => sort === text) ?? 'priority';
}

/** The query string of a filter. */
export function filterQuery({ q, channel, providerId, state, health, sort }: ListFilter): string {
  const query = new URLSearchParams();
  if (q !== '') query.set('q', q);
  if (channel) query.set('channel', channel);
  if (providerId) query.set('provider', providerId);
  if (state) query.set('state', state);
  if (health) query.set('health', health);
  if (sort !== 'priority') query.set('sort', sort);
  const text = query.toString();
  return text && `?${text}`;
}

export function isNarrowed({ q, channel, providerId, state, health }: ListFilter): boolean {
  return q.trim() !== '' || [channel, providerId, state, health].some((each) => each !== undefined);
}

export function matchesFilter(
  filter: ListFilter,
  integration: ListedIntegration,
  provider: Pick<ListedProvider, 'name'> | undefined,
): boolean {
  const { channel, providerId, state, health } = filter;
  if (channel && integration.channel !== channel) return false;
  if (providerId && integration.providerId !== providerId) return false;
  if (state && integration.state !== state) return false;
  if (health && (integration.lastCheck?.status ?? 'unchecked') !== health) return false;
  const sought = filter.q.trim().toLowerCase();
  const texts = [integration.name, integration.identifier, integration.providerId, provider?.name ?? ''];
  return sought === '' || texts.some((text) => text.toLowerCase().includes(sought));
}

/** The filter that matches everything. */
export const EVERYTHING: ListFilter = readFilter(new URLSearchParams());
