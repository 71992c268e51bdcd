'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';

import {
  filterQuery,
  isNarrowed,
  matchesFilter,
  readFilter,
  type ListFilter,
} from '@/components/integrations/model/list-filter';
import { ofChannel, type Sort } from '@/components/integrations/model/list-order';
import {
  keepSame,
  type ListedIntegration,
  type ListPart,
  type ListedProvider,
} from '@/components/integrations/model/listed-integration';
import { useAfterPause } from '@/components/ui/use-after-pause';
import type { Channel } from '@/lib/catalogue/channel';
import { CHANNEL_ORDER } from '@/lib/catalogue/channel-order';

import { useDrawnRows } from './use-progressive-rows';
import { useRevealedRows } from './use-revealed-rows';

const ADDRESS_PAUSE_MS = 150;

/** The visible part of a list and its order. */
export interface ListView {
  readonly filter: ListFilter;
  readonly change: (filter: ListFilter) => void;
  readonly providers: ReadonlyMap<string, ListedProvider>;
  readonly byChannel: ReadonlyMap<Channel, readonly ListedIntegration[]>;
  /** The matching integrations, and whether the filter hides any. */
  readonly matching: ReadonlySet<ListedIntegration>;
  readonly isNarrowed: boolean;
  /** The same as a list, in page order. */
  readonly shown: readonly ListedIntegration[];
  readonly drawn: ReadonlySet<ListedIntegration>;
  /** The matching integrations visible so far. */
  readonly revealed: ReadonlySet<ListedIntegration>;
  /** The sort order of the visible rows. The filter may be ahead of it. */
  readonly sort: Sort;
  readonly total: number;
  /** Whether the server is loading another part. The visible rows belong to the previous one. */
  readonly isAsking: boolean;
}

/** A list's filter, which its URL stores, and the filtered rows. */
export function useListView(
  integrations: readonly ListedIntegration[],
  listedProviders: readonly ListedProvider[],
  part: ListPart | undefined,
): ListView {
  const { filter, change } = useAddressedFilter(part);
  // The list may be long, so typing has priority.
  const settled = useDeferredValue(filter);
  const providers = useMemo(() => new Map(listedProviders.map((each) => [each.id, each])), [listedProviders]);
  const { sort } = settled;
  const byChannel = useMemo(
    () => new Map(CHANNEL_ORDER.map((channel) => [channel, ofChannel(integrations, channel, sort)])),
    [integrations, sort],
  );
  const ordered = useMemo(() => [...byChannel.values()].flat(), [byChannel]);
  const matching = useMemo(
    () => new Set(ordered.filter((each) => matchesFilter(settled, each, providers.get(each.providerId)))),
    [ordered, settled, providers],
  );
  const shown = useMemo(() => ordered.filter((each) => matching.has(each)), [ordered, matching]);

  return {
    filter,
    change,
    providers,
    byChannel,
    matching,
    isNarrowed: isNarrowed(settled),
    shown,
    drawn: useDrawnRows(ordered, matching, sort),
    revealed: useRevealedRows(settled, shown),
    sort,
    total: integrations.length,
    isAsking: part !== undefined && searchOf(filter) !== searchOf(readFilter(new URLSearchParams(part.asked))),
  };
}

/** The query string without the order, which the server does not need. */
const searchOf = (filter: ListFilter) => filterQuery({ ...filter, sort: 'priority' });

/** A filter stored in the URL: typing updates the URL, and navigation updates the filter. */
function useAddressedFilter(part: ListPart | undefined) {
  const router = useRouter();
  const pathname = usePathname();
  const address = useSearchParams();
  const asked = filterQuery(readFilter(address));
  const [filter, change] = useState(() => readFilter(address));
  const newest = useRef(filter);
  /** Filters that this list wrote to the URL and that have not arrived back yet. */
  const written = useRef(new Set<string>());
  useEffect(() => {
    newest.current = filter;
  }, [filter]);

  // Not at every key, because the router handles each new URL. A selected or cleared filter goes there at once, with
  // all text typed before, so that an immediate reload or click finds it.
  const typed = useAfterPause(filter.q, ADDRESS_PAUSE_MS);
  const isPart = part !== undefined;
  useEffect(() => {
    const told = readFilter(new URLSearchParams(window.location.search));
    const isTyping = filter.q !== typed && filter.q !== '';
    if (isTyping && filterQuery({ ...filter, q: told.q }) === filterQuery(told)) return;
    const query = filterQuery(filter);
    if (query === filterQuery(told)) return;
    written.current.add(query);
    if (isPart) router.replace(pathname + query, { scroll: false });
    else window.history.replaceState(null, '', pathname + query);
  }, [filter, typed, pathname, isPart, router]);

  useEffect(() => {
    if (asked === filterQuery(newest.current)) written.current.clear();
    else if (!written.current.has(asked)) change(readFilter(new URLSearchParams(asked)));
  }, [asked]);

  return { filter, change };
}

/** Keeps the objects of unchanged rows when the list is reloaded. */
export function useSameRows(integrations: readonly ListedIntegration[]): readonly ListedIntegration[] {
  const [kept, setKept] = useState({ from: integrations, rows: integrations });
  if (kept.from === integrations) return kept.rows;
  const next = { from: integrations, rows: keepSame(kept.rows, integrations) };
  setKept(next);
  return next.rows;
}
