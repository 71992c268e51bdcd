'use client';

import { useMemo, type ReactNode } from 'react';

import { EVERYTHING } from '@/components/integrations/model/list-filter';
import type { ListPart } from '@/components/integrations/model/listed-integration';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Channel } from '@/lib/catalogue/channel';
import { CHANNEL_ORDER } from '@/lib/catalogue/channel-order';
import type { SelectionWarning } from '@/lib/integrations/select/warnings';

import { ChannelSection, type ChannelSectionProps } from './channel-section';
import { ListToolbar } from './list-toolbar';
import { PartNotice } from './partial-list-notice';
import type { ListView } from './use-list-view';

export interface ChannelListProps extends Pick<ChannelSectionProps, 'selected' | 'checks' | 'run' | 'events'> {
  view: ListView;
  part: ListPart | undefined;
  /** Warnings about a channel's active integrations as a whole. */
  warnings: readonly SelectionWarning[];
  placesOf: ((channel: Channel) => ReadonlyMap<string, number> | undefined) | undefined;
  /** Actions on the visible rows. */
  tools?: ReactNode;
  /** At the end: the selection and its progress. */
  children?: ReactNode;
}

const NO_WARNINGS: readonly SelectionWarning[] = [];

/** The list with search and filters, grouped by channel. */
export function ChannelList({ view, part, warnings, placesOf, tools, children, ...rest }: ChannelListProps) {
  const warningsOf = useMemo(
    () => new Map(CHANNEL_ORDER.map((channel) => [channel, warnings.filter((each) => each.channel === channel)])),
    [warnings],
  );
  const { filter, change, providers, byChannel, matching, shown, drawn, revealed } = view;
  return (
    <div className="@container/list relative grid grid-cols-1 gap-7">
      <ListToolbar
        filter={filter}
        onChange={change}
        providers={providers}
        count={shown.length}
        isNarrowed={view.isNarrowed}
      >
        {tools}
      </ListToolbar>
      {part && <PartNotice part={part} view={view} />}
      {view.isNarrowed && !view.isAsking && shown.length === 0 && (
        <EmptyState
          title="Nothing matches"
          description={
            part?.next === undefined
              ? 'No integration of this environment fits the search and the filters.'
              : 'None of these fits the search and the filters; an older one may.'
          }
          actions={<Button onClick={() => change({ ...EVERYTHING, sort: filter.sort })}>Show all</Button>}
        />
      )}
      {CHANNEL_ORDER.map((channel) => (
        <ChannelSection
          // A new order renders from its start: moving a thousand rows takes longer than rendering a batch of new ones.
          key={`${channel} ${view.sort}`}
          channel={channel}
          integrations={byChannel.get(channel) ?? []}
          isPart={part !== undefined}
          warnings={warningsOf.get(channel) ?? NO_WARNINGS}
          matching={matching}
          isNarrowed={view.isNarrowed}
          drawn={drawn}
          revealed={revealed}
          providers={providers}
          places={placesOf?.(channel)}
          {...rest}
        />
      ))}
      {children}
    </div>
  );
}
