'use client';

import { Search } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { Select } from '@/components/ui/select';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import { CHANNEL_ORDER } from './channel-order';
import { isNarrowed, readFilter, readHealth, type ListFilter } from './list-filter';
import type { ListedProvider } from './listed-provider';
import { useSearchFocus } from './use-search-focus';

export interface ListToolbarProps {
  filter: ListFilter;
  onChange: (filter: ListFilter) => void;
  /** Those in use. */
  providers: readonly ListedProvider[];
  /** How many are shown. */
  count: number;
  /** What can be done with those that are shown. */
  children: ReactNode;
}

export const EVERYTHING: ListFilter = readFilter(new URLSearchParams());

/** On a phone two stand in a line. */
const NARROW = 'w-auto max-sm:flex-[1_1_40%]';

/** Search and filters of the list. */
export function ListToolbar({ filter, onChange, providers, count, children }: ListToolbarProps) {
  const input = useRef<HTMLInputElement>(null);
  useSearchFocus(input);
  const ofChannel = providers.filter(({ channel }) => !filter.channel || channel === filter.channel);

  function searchKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || filter.q === '') return;
    event.preventDefault();
    onChange({ ...filter, q: '' });
  }

  return (
    <div role="search" aria-label="Integrations" className="flex flex-wrap items-center gap-2">
      <div className="relative min-w-0 flex-[1_1_14rem] max-sm:basis-full sm:max-w-sm">
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
          const stays = providers.some(
            (each) => each.id === filter.providerId && (!channel || each.channel === channel),
          );
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
        wrapperClassName={NARROW}
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
      {isNarrowed(filter) && (
        <Button variant="ghost" onClick={() => onChange(EVERYTHING)}>
          Clear filters
        </Button>
      )}
      {children}
      <p aria-live="polite" className="sr-only">
        {isNarrowed(filter) && `${count} ${count === 1 ? 'integration' : 'integrations'} found`}
      </p>
    </div>
  );
}

function readFilterState(filter: ListFilter, state: string): ListFilter {
  return { ...filter, state: readFilter(new URLSearchParams({ state })).state };
}
