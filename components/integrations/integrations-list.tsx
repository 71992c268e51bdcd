'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { SelectionWarning } from '@/lib/integrations/selection-warnings';
import type { IntegrationView } from '@/lib/integrations/types';
import { CHANNEL_ORDER } from './channel-order';
import { ChannelSection } from './channel-section';
import { CommandDialogs } from './command-dialogs';
import { IntegrationsEmpty } from './integrations-empty';
import { filterQuery, isNarrowed, matchesFilter, readFilter, type ListFilter } from './list-filter';
import { EVERYTHING, ListToolbar } from './list-toolbar';
import type { ListedProvider } from './listed-provider';
import { successorsOf } from './successors';
import { useListActions, type ListActions, type ListCommands } from './use-list-actions';

export interface IntegrationsListProps {
  integrations: readonly IntegrationView[];
  providers: readonly ListedProvider[];
  /** About the active ones of a channel, taken together. */
  warnings: readonly SelectionWarning[];
  /** Where the API is reached, without `/v1`. */
  apiBaseUrl: string;
  /** Absent for those who may only read. */
  actions: ListActions | undefined;
}

/** What sends in an environment, by channel. The page brings the h1. */
export function IntegrationsList({ actions, ...props }: IntegrationsListProps) {
  if (props.integrations.length === 0) return <IntegrationsEmpty providers={props.providers} />;
  return actions ? <EditableList {...props} actions={actions} /> : <Channels {...props} commands={undefined} />;
}

function EditableList({ actions, ...props }: IntegrationsListProps & { actions: ListActions }) {
  const commands = useListActions(props.integrations, actions);
  return (
    <>
      <Channels {...props} integrations={commands.shown} commands={commands} />
      <CommandDialogs
        commands={commands}
        successorsFor={({ integration }) => successorsOf(integration, props.integrations)}
      />
    </>
  );
}

interface ChannelsProps extends Omit<IntegrationsListProps, 'actions'> {
  commands: ListCommands | undefined;
}

function Channels({ integrations, providers, warnings, apiBaseUrl, commands }: ChannelsProps) {
  const pathname = usePathname();
  const [filter, setFilter] = useState(readFilter(useSearchParams()));
  // The list may be long: what is typed comes first.
  const settled = useDeferredValue(filter);
  const byId = useMemo(() => new Map(providers.map((provider) => [provider.id, provider])), [providers]);
  const matching = useMemo(
    () => new Set(integrations.filter((each) => matchesFilter(settled, each, byId.get(each.providerId)))),
    [integrations, settled, byId],
  );

  function change(next: ListFilter) {
    setFilter(next);
    window.history.replaceState(null, '', pathname + filterQuery(next));
  }

  const channels = isNarrowed(settled)
    ? CHANNEL_ORDER.filter((channel) => [...matching].some((each) => each.channel === channel))
    : CHANNEL_ORDER;
  return (
    <div className="@container/list grid grid-cols-1 gap-7">
      <ListToolbar filter={filter} onChange={change} providers={providers} count={matching.size} />
      {channels.length === 0 && (
        <EmptyState
          title="Nothing matches"
          description="No integration of this environment fits the search and the filters."
          actions={<Button onClick={() => change(EVERYTHING)}>Show all</Button>}
        />
      )}
      {channels.map((channel) => (
        <ChannelSection
          key={channel}
          channel={channel}
          integrations={integrations}
          warnings={warnings.filter((warning) => warning.channel === channel)}
          isShown={(each) => matching.has(each)}
          providerOf={(id) => byId.get(id)}
          apiBaseUrl={apiBaseUrl}
          commands={commands}
        />
      ))}
    </div>
  );
}
