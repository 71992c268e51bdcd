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
  /** All integrations of the channel, in display order. */
  integrations: readonly ListedIntegration[];
  /** Whether the channel has more integrations than these. */
  isPart: boolean;
  /** Warnings about the channel's active integrations as a whole. */
  warnings: readonly SelectionWarning[];
  /** The integrations that match the filter, of all channels. */
  matching: ReadonlySet<ListedIntegration>;
  /** Whether a filter is set. Channels without a match are then hidden. */
  isNarrowed: boolean;
  /** The integrations rendered so far, of all channels. The rest follow. */
  drawn: ReadonlySet<ListedIntegration>;
  /** The matching integrations visible so far. */
  revealed: ReadonlySet<ListedIntegration>;
  providers: ReadonlyMap<string, ListedProvider>;
  /** Positions in the priority order, if rows may be moved. */
  places: ReadonlyMap<string, number> | undefined;
  selected: ReadonlySet<string>;
  checks: ReadonlyMap<string, RowCheck>;
  run: BulkRun | undefined;
  /** Absent for viewers. */
  events: SectionEvents | undefined;
}

export interface SectionEvents extends Omit<RowEvents, 'onDragStart'> {
  readonly onSelectAll: (ids: readonly string[], isSelected: boolean) => void;
  readonly onMove: (id: string, place: number) => void;
}

/**
 * One channel of the list. Rows that a filter hides stay in the page, hidden by `content-visibility` and not by
 * `display: none`: the browser would otherwise have to create a thousand rows again when they return.
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
  // A position among only some of the rows would be misleading.
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
          {/* Every row has a line above it. The first row's line lies under the border, whichever rows are visible. */}
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
          // Aligned with the rows' checkboxes, which have a border and a padding before them.
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
