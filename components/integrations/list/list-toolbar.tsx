'use client';

import { Search } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';

import {
  EVERYTHING,
  isNarrowed,
  readFilter,
  readHealth,
  readSort,
  type ListFilter,
} from '@/components/integrations/model/list-filter';
import type { ListedProvider } from '@/components/integrations/model/listed-integration';
import { useSearchFocus } from '@/components/shortcuts/use-search-focus';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { Select } from '@/components/ui/select';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import { CHANNEL_ORDER } from '@/lib/catalogue/channel-order';

export interface ListToolbarProps {
  filter: ListFilter;
  onChange: (filter: ListFilter) => void;
  /** The providers in use. */
  providers: ReadonlyMap<string, ListedProvider>;
  /** The number of visible rows. */
  count: number;
  /** Whether the visible rows are filtered. Follows the filter as soon as React has time. */
  isNarrowed: boolean;
  /** Actions on the visible rows. */
  children: ReactNode;
}

/** Two selects per line on a phone. */
const NARROW = 'w-auto max-sm:flex-[1_1_40%]';

/** Search and filters of the list. */
export function ListToolbar({ filter, onChange, providers, count, children, ...shown }: ListToolbarProps) {
  const input = useRef<HTMLInputElement>(null);
  useSearchFocus(input);
  const all = [...providers.values()];
  const ofChannel = all.filter(({ channel }) => !filter.channel || channel === filter.channel);

  function searchKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || filter.q === '') return;
    event.preventDefault();
    onChange({ ...filter, q: '' });
  }

  return (
    <div role="search" aria-label="Integrations" className="flex flex-wrap items-center gap-2">
      <div className="relative min-w-0 flex-[1_1_12rem] max-sm:basis-full sm:max-w-sm">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-text-muted"
        />
        <Input
          ref={input}
          aria-label="Search integrations"
          placeholder="Name, identifier or provider"
          value={filter.q}
          onChange={(event) => onChange({ ...filter, q: event.target.value })}
          onKeyDown={searchKey}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="pr-10 pl-9"
        />
        <Kbd aria-hidden className="absolute top-2 right-2 pointer-coarse:hidden">
          /
        </Kbd>
      </div>
      <Select
        aria-label="Channel"
        wrapperClassName={NARROW}
        value={filter.channel ?? ''}
        onChange={(event) => {
          const channel = CHANNEL_ORDER.find((each) => each === event.target.value);
          const stays = all.some((each) => each.id === filter.providerId && (!channel || each.channel === channel));
          onChange({ ...filter, channel, providerId: stays ? filter.providerId : undefined });
        }}
      >
        <option value="">All channels</option>
        {CHANNEL_ORDER.map((channel) => (
          <option key={channel} value={channel}>
            {CHANNEL_LABELS[channel]}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Provider"
        wrapperClassName={`${NARROW} sm:max-w-34`}
        value={filter.providerId ?? ''}
        onChange={(event) => onChange({ ...filter, providerId: event.target.value || undefined })}
      >
        <option value="">All providers</option>
        {ofChannel.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="State"
        wrapperClassName={NARROW}
        value={filter.state ?? ''}
        onChange={(event) => onChange(readFilterState(filter, event.target.value))}
      >
        <option value="">Any state</option>
        <option value="active">Active</option>
        <option value="draft">Draft</option>
        <option value="inactive">Inactive</option>
      </Select>
      <Select
        aria-label="Health"
        wrapperClassName={NARROW}
        value={filter.health ?? ''}
        onChange={(event) => onChange({ ...filter, health: readHealth(event.target.value) })}
      >
        <option value="">Any health</option>
        <option value="accepted">Accepted</option>
        <option value="rejected">Rejected</option>
        <option value="unknown">Unknown</option>
        <option value="unchecked">Not checked</option>
      </Select>
      <Select
        aria-label="Sort"
        wrapperClassName={NARROW}
        value={filter.sort}
        onChange={(event) => onChange({ ...filter, sort: readSort(event.target.value) })}
      >
        <option value="priority">By priority</option>
        <option value="name">By name</option>
        <option value="updated">By update</option>
        <option value="health">By health</option>
      </Select>
      {isNarrowed(filter) && (
        <Button variant="ghost" onClick={() => onChange({ ...EVERYTHING, sort: filter.sort })}>
          Clear filters
        </Button>
      )}
      {children}
      <p aria-live="polite" className="sr-only">
        {shown.isNarrowed && `${count} ${count === 1 ? 'integration' : 'integrations'} found`}
      </p>
    </div>
  );
}

function readFilterState(filter: ListFilter, state: string): ListFilter {
  return { ...filter, state: readFilter(new URLSearchParams({ state })).state };
}
