'use client';

import { useMemo } from 'react';
import type { SelectionWarning } from '@/lib/integrations/selection-warnings';
import type { IntegrationView } from '@/lib/integrations/types';
import { CHANNEL_ORDER } from './channel-order';
import { ChannelSection } from './channel-section';
import { CommandDialogs } from './command-dialogs';
import { IntegrationsEmpty } from './integrations-empty';
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
  const byId = useMemo(() => new Map(providers.map((provider) => [provider.id, provider])), [providers]);
  return (
    <div className="@container/list grid grid-cols-1 gap-7">
      {CHANNEL_ORDER.map((channel) => (
        <ChannelSection
          key={channel}
          channel={channel}
          integrations={integrations}
          warnings={warnings.filter((warning) => warning.channel === channel)}
          isShown={() => true}
          providerOf={(id) => byId.get(id)}
          apiBaseUrl={apiBaseUrl}
          commands={commands}
        />
      ))}
    </div>
  );
}
