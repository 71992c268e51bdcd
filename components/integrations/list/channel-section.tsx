'use client';

import { Plus } from 'lucide-react';
import { memo, useEffect, useMemo, useRef } from 'react';

import type { BulkRun } from '@/components/integrations/bulk/change-run';
import type { RowCheck } from '@/components/integrations/bulk/check-run';
import { selectionQuery } from '@/components/integrations/form/new-integration-address';
import { SelectionWarnings } from '@/components/integrations/form/selection-warnings';
import type { ListedIntegration, ListedProvider } from '@/components/integrations/model/listed-integration';
import { ChannelIcon } from '@/components/ui/channel-icon';
import { Checkbox } from '@/components/ui/checkbox';
import { Link } from '@/components/ui/link';
import { CHANNEL_LABELS, type Channel } from '@/lib/catalogue/channel';
import type { SelectionWarning } from '@/lib/integrations/select/warnings';

import { IntegrationRow, type RowEvents } from './integration-row';
import { useRowDrag } from './use-row-drag';

export interface ChannelSectionProps {
  channel: Channel;
  /** All of the channel, in the order in which they are shown. */
  integrations: readonly ListedIntegration[];
  /** Whether there are more of them than these. */
  isPart: boolean;
  /** About the active ones of the channel, taken together. */
  warnings: readonly SelectionWarning[];
  /** Those that the filter lets through, of all channels. */
  matching: ReadonlySet<ListedIntegration>;
  /** Whether a filter is set: then a channel with none of them is not shown. */
  isNarrowed: boolean;
  /** Those that are drawn by now, of all channels; the others follow. */
  drawn: ReadonlySet<ListedIntegration>;
  /** Of those that match, the ones that are shown by now. */
  revealed: ReadonlySet<ListedIntegration>;
  providers: ReadonlyMap<string, ListedProvider>;
  /** Places in the order of priority, where a row may be moved to another. */
  places: ReadonlyMap<string, number> | undefined;
  selected: ReadonlySet<string>;
  checks: ReadonlyMap<string, RowCheck>;
  run: BulkRun | undefined;
  /** Absent for those who may only read. */
  events: SectionEvents | undefined;
}

export interface SectionEvents extends Omit<RowEvents, 'onDragStart'> {
  readonly onSelectAll: (ids: readonly string[], isSelected: boolean) => void;
  readonly onMove: (id: string, place: number) => void;
}

/**
 * One channel of the list. What a filter hides stays drawn, and is not displayed as nothing: the browser would have to
 * make a thousand rows anew when they come back.
 */
export const ChannelSection = memo(function ChannelSection(props: ChannelSectionProps) {
  const { channel, integrations, warnings, matching, isNarrowed, drawn, revealed, providers } = props;
  const { places, selected, checks, run, events } = props;
  const list = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const shown = integrations.filter((each) => matching.has(each));
  const startDrag = useRowDrag(list, line, (id, place) => events?.onMove(id, place));
  const drag = useRef({ startDrag, places });
  useEffect(() => {
    drag.current = { startDrag, places };
  });
  const rowEvents: RowEvents | undefined = useMemo(
    () =>
      events && {
        ...events,
        onDragStart: (event, { _id }) => {
          const from = drag.current.places?.get(_id);
          if (from !== undefined) drag.current.startDrag(event, _id, from);
        },
      },
    [events],
  );
  // A place among rows that are not all there would mean something else than it shows.
  const canDrag =
    events !== undefined && places !== undefined && places.size > 1 && shown.length === integrations.length;
  return (
    <section
      aria-labelledby={`channel-${channel}`}
      hidden={isNarrowed && shown.length === 0}
      className="grid grid-cols-1 gap-2 [&[hidden]]:hidden"
    >
      <ChannelHeading channel={channel} shown={shown} isPart={props.isPart} selected={selected} events={events} />
      <SelectionWarnings warnings={warnings} />
      {integrations.length > 0 && (
        <div ref={list} className="relative overflow-hidden rounded-lg border border-border bg-surface">
          {/* Every row has a line above it, of which the first lies under the border, whichever rows are shown. */}
          <ul aria-labelledby={`channel-${channel}`} className="-mt-px">
            {integrations.map((integration) => {
              if (!drawn.has(integration)) return null;
              const { _id, providerId } = integration;
              const place = places?.get(_id);
              return (
                <li
                  key={_id}
                  aria-hidden={!revealed.has(integration) || undefined}
                  data-off={revealed.has(integration) ? undefined : ''}
                  className="border-t border-border [contain-intrinsic-size:auto_3.75rem] [content-visibility:auto] data-off:h-0 data-off:overflow-hidden data-off:border-t-0 data-off:[content-visibility:hidden] @max-4xl/list:[contain-intrinsic-size:auto_6rem]"
                >
                  <IntegrationRow
                    integration={integration}
                    provider={providers.get(providerId)}
                    place={place}
                    canDrag={canDrag && place !== undefined}
                    isSelected={selected.has(_id)}
                    check={checks.get(_id)}
                    outcome={run?.rows.get(_id)}
                    verb={run?.rows.has(_id) ? run.verb : undefined}
                    events={rowEvents}
                  />
                </li>
              );
            })}
          </ul>
          <div ref={line} hidden className="pointer-events-none absolute inset-x-0 z-10 h-0.5 rounded-full bg-accent" />
        </div>
      )}
    </section>
  );
});

interface ChannelHeadingProps extends Pick<ChannelSectionProps, 'channel' | 'isPart' | 'selected' | 'events'> {
  shown: readonly ListedIntegration[];
}

function ChannelHeading({ channel, shown, isPart, selected, events }: ChannelHeadingProps) {
  const label = CHANNEL_LABELS[channel];
  const count = shown.length;
  const ids = shown.map(({ _id }) => _id);
  const selectedCount = ids.filter((id) => selected.has(id)).length;
  return (
    <div className="flex items-center gap-2">
      {events && count > 0 && (
        <Checkbox
          aria-label={`Select all of ${label}`}
          checked={selectedCount === 0 ? false : selectedCount === count || 'indeterminate'}
          onCheckedChange={() => events.onSelectAll(ids, selectedCount < count)}
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
      <span className="tabular text-sm text-text-muted">
        {count > 0 ? count : isPart ? 'none among these' : 'none yet'}
      </span>
      {events && (
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
