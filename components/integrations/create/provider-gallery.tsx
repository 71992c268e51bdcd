'use client';

import { Search, SearchX } from 'lucide-react';
import { useDeferredValue, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

import { useSearchFocus } from '@/components/shortcuts/use-search-focus';
import { Button } from '@/components/ui/button';
import { ChannelIcon } from '@/components/ui/channel-icon';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { CHANNEL_LABELS, type Channel } from '@/lib/catalogue/channel';
import { CHANNEL_ORDER } from '@/lib/catalogue/channel-order';
import { galleryGroups, searchProviders } from '@/lib/catalogue/provider-search';
import type { PublicProvider } from '@/lib/catalogue/public-provider';

import { moveByArrow } from './grid-arrow-keys';
import { ProviderLink } from './provider-link';

export interface ProviderGalleryProps {
  providers: readonly PublicProvider[];
  /** The selected tab; absent: all channels. */
  channel?: Channel | undefined;
  onChannelChange: (channel: Channel | undefined) => void;
  hrefOf: (provider: PublicProvider) => string;
  onPick: (provider: PublicProvider) => void;
  /** Other ways to start a form, below the search. */
  children?: ReactNode;
}

const LINKS = '[data-provider-link]';
const ALL = 'all';

export function ProviderGallery({
  providers,
  channel,
  onChannelChange,
  hrefOf,
  onPick,
  children,
}: ProviderGalleryProps) {
  const [search, setSearch] = useState('');
  const sought = useDeferredValue(search.trim());
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useSearchFocus(input);

  const matching = sought === '' ? providers : searchProviders(providers, sought);
  const ofChannel = (each: Channel) => matching.filter((provider) => provider.channel === each);
  const listed = channel ? ofChannel(channel) : matching;
  const groups =
    sought === ''
      ? galleryGroups(listed)
      : [{ title: 'Results', providers: listed }].filter((group) => group.providers.length > 0);
  const best = sought === '' ? undefined : listed[0];

  function searchKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      box.current?.querySelector<HTMLElement>(LINKS)?.focus();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // Uses the current words of the field: the rendered list may lag behind.
      const [first] = searchProviders(
        channel ? providers.filter((provider) => provider.channel === channel) : providers,
        search,
      );
      if (first) onPick(first);
    } else if (event.key === 'Escape' && search !== '') {
      event.preventDefault();
      setSearch('');
    }
  }

  function listKey(event: KeyboardEvent<HTMLDivElement>) {
    if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
    const onLink = document.activeElement?.matches(LINKS) ?? false;
    if (!moveByArrow(event, LINKS) && onLink && event.key === 'ArrowUp') {
      event.preventDefault();
      input.current?.focus();
    }
  }

  return (
    <Tabs
      ref={box}
      value={channel ?? ALL}
      onValueChange={(value) => onChannelChange(CHANNEL_ORDER.find((each) => each === value))}
      className="grid grid-cols-1 gap-3"
    >
      <div role="search" className="relative max-w-xl">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-text-muted"
        />
        <Input
          ref={input}
          aria-label="Search providers"
          placeholder="Search providers: name, former name, company"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={searchKey}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          className="pr-10 pl-9"
        />
        <Kbd aria-hidden className="absolute top-2 right-2 pointer-coarse:hidden">
          /
        </Kbd>
      </div>
      {children}
      <TabsList aria-label="Channel">
        <TabsTrigger value={ALL}>
          All <Count of={matching.length} />
        </TabsTrigger>
        {CHANNEL_ORDER.map((each) => (
          <TabsTrigger key={each} value={each}>
            <ChannelIcon channel={each} />
            {CHANNEL_LABELS[each]} <Count of={ofChannel(each).length} />
          </TabsTrigger>
        ))}
      </TabsList>
      <p aria-live="polite" className="sr-only">
        {sought !== '' && `${listed.length} ${listed.length === 1 ? 'provider' : 'providers'} found`}
      </p>
      <TabsContent
        value={channel ?? ALL}
        tabIndex={-1}
        onKeyDown={listKey}
        className="grid grid-cols-1 gap-6 pt-2 outline-none"
      >
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title} className="grid grid-cols-1 gap-2">
            <h2 className={sought === '' ? 'text-sm font-medium text-text-muted' : 'sr-only'}>{group.title}</h2>
            <ul className="grid grid-cols-1 gap-2 min-[26rem]:grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))]">
              {group.providers.map((provider) => (
                <li key={provider.id} className="grid min-w-0">
                  <ProviderLink
                    provider={provider}
                    href={hrefOf(provider)}
                    onPick={() => onPick(provider)}
                    isBest={provider === best}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {listed.length === 0 && (
          <NothingFound
            search={sought}
            channel={channel}
            elsewhere={channel ? matching.length : 0}
            onClear={() => {
              setSearch('');
              input.current?.focus();
            }}
            onShowAll={() => onChannelChange(undefined)}
          />
        )}
      </TabsContent>
    </Tabs>
  );
}

function Count({ of }: { of: number }) {
  return <span className="tabular text-xs font-normal text-text-muted">{of}</span>;
}

interface NothingFoundProps {
  search: string;
  channel: Channel | undefined;
  /** The number of matches in other channels. */
  elsewhere: number;
  onClear: () => void;
  onShowAll: () => void;
}

function NothingFound({ search, channel, elsewhere, onClear, onShowAll }: NothingFoundProps) {
  const where = channel ? ` under ${CHANNEL_LABELS[channel]}` : '';
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={`No provider${where} is called “${search}”`}
      description={
        elsewhere > 0
          ? `${elsewhere === 1 ? 'One on another channel matches' : `${elsewhere} on other channels match`}.`
          : 'Custom SMTP and the webhooks reach any service that has no entry of its own.'
      }
      actions={
        <>
          {elsewhere > 0 && (
            <Button variant="primary" onClick={onShowAll}>
              Show all channels
            </Button>
          )}
          <Button onClick={onClear}>Clear search</Button>
        </>
      }
    />
  );
}
