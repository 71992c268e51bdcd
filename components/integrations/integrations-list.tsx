import { Plus } from 'lucide-react';
import Link from 'next/link';
import { ChannelIcon } from '@/components/ui/channel-icon';
import { CHANNEL_LABELS, type Channel } from '@/lib/catalogue/channel';
import type { SelectionWarning } from '@/lib/integrations/selection-warnings';
import type { IntegrationView } from '@/lib/integrations/types';
import { CHANNEL_ORDER } from './channel-order';
import { IntegrationRow } from './integration-row';
import { IntegrationsEmpty } from './integrations-empty';
import type { ListedProvider } from './listed-provider';
import { selectionQuery } from './selection';
import { SelectionWarnings } from './selection-warnings';

export interface IntegrationsListProps {
  integrations: readonly IntegrationView[];
  providers: readonly ListedProvider[];
  /** About the active ones of a channel, taken together. */
  warnings: readonly SelectionWarning[];
}

/** What sends in an environment, by channel. The page brings the h1. */
export function IntegrationsList({ integrations, providers, warnings }: IntegrationsListProps) {
  if (integrations.length === 0) return <IntegrationsEmpty providers={providers} />;
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  return (
    <div className="@container/list grid grid-cols-1 gap-7">
      {CHANNEL_ORDER.map((channel) => {
        const ofChannel = integrations.filter((integration) => integration.channel === channel).toSorted(byRank);
        return (
          <section key={channel} aria-labelledby={`channel-${channel}`} className="grid grid-cols-1 gap-2">
            <ChannelHeading channel={channel} count={ofChannel.length} />
            <SelectionWarnings warnings={warnings.filter((warning) => warning.channel === channel)} />
            {ofChannel.length > 0 && (
              <ul
                aria-labelledby={`channel-${channel}`}
                className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface"
              >
                {ofChannel.map((integration) => (
                  <IntegrationRow
                    key={integration._id}
                    integration={integration}
                    providerName={byId.get(integration.providerId)?.name ?? integration.providerId}
                    fields={byId.get(integration.providerId)?.fields}
                  />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

function ChannelHeading({ channel, count }: { channel: Channel; count: number }) {
  const label = CHANNEL_LABELS[channel];
  return (
    <div className="flex items-center gap-2">
      <h2
        id={`channel-${channel}`}
        className={count > 0 ? 'flex items-center gap-2 font-semibold' : 'flex items-center gap-2 text-text-muted'}
      >
        <ChannelIcon channel={channel} className="text-text-muted" />
        {label}
      </h2>
      <span className="tabular text-sm text-text-muted">{count > 0 ? count : 'none yet'}</span>
      <Link
        href={`/integrations/new${selectionQuery({ channel })}`}
        className="ml-auto inline-flex h-7 items-center gap-1 rounded-md px-2 text-sm font-medium text-accent-text hover:bg-hover"
      >
        <Plus aria-hidden className="size-3.5" />
        Add
        <span className="sr-only"> {label} integration</span>
      </Link>
    </div>
  );
}

/** As resolving asks them: by priority, then the newest. What is switched off comes last. */
function byRank(a: IntegrationView, b: IntegrationView): number {
  if (a.active !== b.active) return a.active ? -1 : 1;
  return b.priority - a.priority || b.createdAt.localeCompare(a.createdAt);
}
