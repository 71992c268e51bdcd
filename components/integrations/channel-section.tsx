'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import { ChannelIcon } from '@/components/ui/channel-icon';
import { Checkbox } from '@/components/ui/checkbox';
import { CHANNEL_LABELS, type Channel } from '@/lib/catalogue/channel';
import type { SelectionWarning } from '@/lib/integrations/selection-warnings';
import type { IntegrationView } from '@/lib/integrations/types';
import { IntegrationRow } from './integration-row';
import { ofChannel, placesFor, rankedOf } from './list-order';
import type { ListedProvider } from './listed-provider';
import type { RowChecks } from './row-checks';
import { selectionQuery } from './selection';
import { SelectionWarnings } from './selection-warnings';
import type { ListCommands } from './use-list-actions';
import { useRowDrag } from './use-row-drag';

export interface ChannelSectionProps {
  channel: Channel;
  /** All that there are, those of other channels too. */
  integrations: readonly IntegrationView[];
  /** About the active ones of the channel, taken together. */
  warnings: readonly SelectionWarning[];
  /** Those of them that are shown. */
  isShown: (integration: IntegrationView) => boolean;
  providerOf: (id: string) => ListedProvider | undefined;
  apiBaseUrl: string;
  /** Absent for those who may only read. */
  commands: ListCommands | undefined;
  /** Selecting and checking; absent likewise. */
  checks: RowChecks | undefined;
}

/** One channel of the list, in the order in which it is asked. */
export function ChannelSection(props: ChannelSectionProps) {
  const { channel, integrations, warnings, isShown, providerOf, apiBaseUrl, commands, checks } = props;
  const list = useRef<HTMLUListElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const all = ofChannel(integrations, channel);
  const shown = all.filter(isShown);
  const ranked = rankedOf(integrations, channel);
  // A place among rows that are not all there would mean something else than it shows.
  const canDrag = commands !== undefined && shown.length === all.length;
  const startDrag = useRowDrag(list, line, (id, place) => {
    const integration = ranked.find(({ _id }) => _id === id);
    if (integration) commands?.moveTo(integration, place);
  });
  return (
    <section aria-labelledby={`channel-${channel}`} className="grid grid-cols-1 gap-2">
      <ChannelHeading channel={channel} shown={shown} canAdd={commands !== undefined} checks={checks} />
      <SelectionWarnings warnings={warnings} />
      {shown.length > 0 && (
        <div className="relative">
          <ul
            ref={list}
            aria-labelledby={`channel-${channel}`}
            className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface"
          >
            {shown.map((integration) => {
              const places = placesFor(ranked, integration);
              return (
                <IntegrationRow
                  key={integration._id}
                  integration={integration}
                  provider={providerOf(integration.providerId)}
                  places={places}
                  apiBaseUrl={apiBaseUrl}
                  commands={commands}
                  checks={checks}
                  onDragStart={
                    canDrag && places && places.last > places.first
                      ? (event) => startDrag(event, integration._id, places.index)
                      : undefined
                  }
                />
              );
            })}
          </ul>
          <div ref={line} hidden className="pointer-events-none absolute inset-x-0 z-10 h-0.5 rounded-full bg-accent" />
        </div>
      )}
    </section>
  );
}

interface ChannelHeadingProps extends Pick<ChannelSectionProps, 'channel' | 'checks'> {
  shown: readonly IntegrationView[];
  canAdd: boolean;
}

function ChannelHeading({ channel, shown, canAdd, checks }: ChannelHeadingProps) {
  const label = CHANNEL_LABELS[channel];
  const count = shown.length;
  const ids = shown.map(({ _id }) => _id);
  const selected = checks ? ids.filter(checks.isSelected).length : 0;
  return (
    <div className="flex items-center gap-2">
      {checks && count > 0 && (
        <Checkbox
          aria-label={`Select all of ${label}`}
          checked={selected === 0 ? false : selected === count || 'indeterminate'}
          onCheckedChange={() => checks.select(ids, selected < count)}
          // In line with those of the rows, which have a border and a padding.
          className="mr-1 ml-[13px] sm:ml-[17px]"
        />
      )}
      <h2
        id={`channel-${channel}`}
        tabIndex={-1}
        className={
          count > 0
            ? 'flex items-center gap-2 font-semibold outline-none'
            : 'flex items-center gap-2 text-text-muted outline-none'
        }
      >
        <ChannelIcon channel={channel} className="text-text-muted" />
        {label}
      </h2>
      <span className="tabular text-sm text-text-muted">{count > 0 ? count : 'none yet'}</span>
      {canAdd && (
        <Link
          href={`/integrations/new${selectionQuery({ channel })}`}
          className="ml-auto inline-flex h-7 items-center gap-1 rounded-md px-2 text-sm font-medium text-accent-text hover:bg-hover"
        >
          <Plus aria-hidden className="size-3.5" />
          Add
          <span className="sr-only"> {label} integration</span>
        </Link>
      )}
    </div>
  );
}
