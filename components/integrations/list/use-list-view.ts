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
  /** Of those that the filter lets through, the ones that are shown by now. */
  readonly revealed: ReadonlySet<ListedIntegration>;
  /** By what they are sorted as shown; the filter may be ahead of it. */
  readonly sort: Sort;
  readonly total: number;
  /** The server is being asked for another part: what is shown is of the one before. */
  readonly isAsking: boolean;
}

/** The filter of a list, which its address keeps, and what it leaves. */
export function useListView(
  integrations: readonly ListedIntegration[],
  listedProviders: readonly ListedProvider[],
  part: ListPart | undefined,
): ListView {
  const { filter, change } = useAddressedFilter(part);
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

/** The query without the order, which the server is not asked for. */
const searchOf = (filter: ListFilter) => filterQuery({ ...filter, sort: 'priority' });

/** A filter that the address keeps: what is typed goes there, and who goes to another address gets its filter. */
function useAddressedFilter(part: ListPart | undefined) {
  const router = useRouter();
  const pathname = usePathname();
  const address = useSearchParams();
  const asked = filterQuery(readFilter(address));
  const [filter, change] = useState(() => readFilter(address));
  const newest = useRef(filter);
  /** What this list wrote and the address has not told back yet. */
  const written = useRef(new Set<string>());
  useEffect(() => {
    newest.current = filter;
  }, [filter]);

  // Not at every key: the router looks at each new address. What is chosen or cleared goes there at once, with all typed
  // before: who reloads or follows a link right after finds it.
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

/** A list that is read again, with the objects of before wherever nothing differs. */
export function useSameRows(integrations: readonly ListedIntegration[]): readonly ListedIntegration[] {
  const [kept, setKept] = useState({ from: integrations, rows: integrations });
  if (kept.from === integrations) return kept.rows;
  const next = { from: integrations, rows: keepSame(kept.rows, integrations) };
  setKept(next);
  return next.rows;
}
