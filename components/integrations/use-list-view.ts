'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useAfterPause } from '@/components/ui/use-after-pause';
import type { Channel } from '@/lib/catalogue/channel';
import { CHANNEL_ORDER } from './channel-order';
import { filterQuery, isNarrowed, matchesFilter, readFilter, type ListFilter } from './list-filter';
import { ofChannel, type Sort } from './list-order';
import { keepSame, type ListedIntegration } from './listed-integration';
import type { ListedProvider } from './listed-provider';
import { useDrawnRows } from './use-drawn-rows';

const ADDRESS_PAUSE_MS = 150;

/** What of a list is shown, and in which order. */
export interface ListView {
  readonly filter: ListFilter;
  readonly change: (filter: ListFilter) => void;
  readonly providers: ReadonlyMap<string, ListedProvider>;
  readonly byChannel: ReadonlyMap<Channel, readonly ListedIntegration[]>;
  /** Those that the filter lets through, and whether it keeps any back. */
  readonly matching: ReadonlySet<ListedIntegration>;
  readonly isNarrowed: boolean;
  /** The same as a list, in the order of the page. */
  readonly shown: readonly ListedIntegration[];
  readonly drawn: ReadonlySet<ListedIntegration>;
  /** By what they are sorted as shown; the filter may be ahead of it. */
  readonly sort: Sort;
  readonly total: number;
}

/** The filter of a list, which its address keeps, and what it leaves. */
export function useListView(
  integrations: readonly ListedIntegration[],
  listedProviders: readonly ListedProvider[],
): ListView {
  const pathname = usePathname();
  const address = useSearchParams();
  const [first] = useState(() => readFilter(address));
  const [filter, change] = useState(first);
  // The list may be long: what is typed comes first.
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

  // Not at every key: the router looks at each new address.
  const kept = useAfterPause(filter, ADDRESS_PAUSE_MS);
  useEffect(() => {
    if (kept !== first) window.history.replaceState(null, '', pathname + filterQuery(kept));
  }, [kept, first, pathname]);

  return {
    filter,
    change,
    providers,
    byChannel,
    matching,
    isNarrowed: isNarrowed(settled),
    shown,
    drawn: useDrawnRows(ordered, matching, sort),
    sort,
    total: integrations.length,
  };
}

/** A list that is read again, with the objects of before wherever nothing differs. */
export function useSameRows(integrations: readonly ListedIntegration[]): readonly ListedIntegration[] {
  const [kept, setKept] = useState({ from: integrations, rows: integrations });
  if (kept.from === integrations) return kept.rows;
  const next = { from: integrations, rows: keepSame(kept.rows, integrations) };
  setKept(next);
  return next.rows;
}
