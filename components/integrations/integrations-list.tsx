'use client';

import { Blocks, ShieldCheck } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { SelectionWarning } from '@/lib/integrations/selection-warnings';
import type { IntegrationView } from '@/lib/integrations/types';
import { CHANNEL_ORDER } from './channel-order';
import { BulkCheckBar } from './bulk-check-bar';
import { ChannelSection } from './channel-section';
import { CommandDialogs } from './command-dialogs';
import { IntegrationsEmpty } from './integrations-empty';
import { filterQuery, isNarrowed, matchesFilter, readFilter, type ListFilter } from './list-filter';
import { EVERYTHING, ListToolbar } from './list-toolbar';
import type { ListedProvider } from './listed-provider';
import type { RowChecks } from './row-checks';
import { successorsOf } from './successors';
import { useBulkCheck } from './use-bulk-check';
import { useListActions, type ListActions, type ListCommands } from './use-list-actions';

export interface IntegrationsListProps {
  integrations: readonly IntegrationView[];
  providers: readonly ListedProvider[];
  /** About the active ones of a channel, taken together. */
  warnings: readonly SelectionWarning[];
  environmentId: string;
  /** Where the API is reached, without `/v1`. */
  apiBaseUrl: string;
  /** Absent for those who may only read. */
  actions: ListActions | undefined;
}

/** What sends in an environment, by channel. The page brings the h1. */
export function IntegrationsList({ actions, ...props }: IntegrationsListProps) {
  if (props.integrations.length === 0)
    return actions ? (
      <IntegrationsEmpty providers={props.providers} />
    ) : (
      <EmptyState
        icon={<Blocks aria-hidden />}
        title="No integrations yet"
        description="Owners, admins and editors create them: what sends your e-mail, SMS, chat, push or in-app messages here."
      />
    );
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

function Channels({ integrations, providers, warnings, environmentId, apiBaseUrl, commands }: ChannelsProps) {
  const pathname = usePathname();
  const [filter, setFilter] = useState(readFilter(useSearchParams()));
  // The list may be long: what is typed comes first.
  const settled = useDeferredValue(filter);
  const byId = useMemo(() => new Map(providers.map((provider) => [provider.id, provider])), [providers]);
  const matching = useMemo(
    () => new Set(integrations.filter((each) => matchesFilter(settled, each, byId.get(each.providerId)))),
    [integrations, settled, byId],
  );

  const bulk = useBulkCheck(environmentId);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const shown = integrations.filter((each) => matching.has(each));
  // What a filter hides is not acted upon.
  const selected = shown.filter(({ _id }) => marked.has(_id));
  const checkableOf = (some: readonly IntegrationView[]) =>
    some.filter(({ providerId }) => byId.get(providerId)?.checkable).map(({ _id }) => _id);
  const checks: RowChecks | undefined = commands && {
    isSelected: (id) => marked.has(id),
    select: (ids, isSelected) => {
      const rest = [...marked].filter((id) => !ids.includes(id));
      setMarked(new Set(isSelected ? [...rest, ...ids] : rest));
    },
    of: (id) => bulk.state.checks.get(id),
    start: bulk.start,
  };
  const all = checkableOf(shown);

  function change(next: ListFilter) {
    setFilter(next);
    window.history.replaceState(null, '', pathname + filterQuery(next));
  }

  const channels = isNarrowed(settled)
    ? CHANNEL_ORDER.filter((channel) => [...matching].some((each) => each.channel === channel))
    : CHANNEL_ORDER;
  return (
    <div className="@container/list grid grid-cols-1 gap-7">
      <ListToolbar filter={filter} onChange={change} providers={providers} count={matching.size}>
        {commands && all.length > 0 && (
          <Button className="sm:ml-auto" pending={bulk.state.phase === 'running'} onClick={() => bulk.start(all)}>
            {bulk.state.phase !== 'running' && <ShieldCheck aria-hidden />}
            {isNarrowed(settled) ? `Check these ${all.length}` : 'Check all'}
          </Button>
        )}
      </ListToolbar>
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
          checks={checks}
        />
      ))}
      <BulkCheckBar
        bulk={bulk}
        selectedCount={selected.length}
        checkable={checkableOf(selected)}
        onClear={() => setMarked(new Set())}
      />
    </div>
  );
}
