import Link from 'next/link';
import { CopyButton } from '@/components/ui/copy-button';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { RelativeTime } from '@/components/ui/relative-time';
import { isRankedChannel } from '@/lib/catalogue/channel';
import type { PublicField } from '@/lib/catalogue/public-provider';
import { describeConditions } from '@/lib/conditions/describe';
import type { IntegrationView } from '@/lib/integrations/types';
import { stateOf } from './integration-state';
import { NeedsCredentialsBadge, PrimaryBadge, StateBadge } from './state-badge';

export interface IntegrationRowProps {
  integration: IntegrationView;
  providerName: string;
  /** Of the provider: tells drafts from what is merely switched off. */
  fields?: readonly PublicField[] | undefined;
}

/** One line on a wide screen, two on a phone. The name's link covers the row; the copy button lies above it. */
export function IntegrationRow({ integration, providerName, fields }: IntegrationRowProps) {
  const { name, identifier, providerId, channel, conditions, priority } = integration;
  const sentence = conditions.length > 0 ? describeConditions(conditions) : undefined;
  return (
    // The whole sentence on hover, anywhere: the link lies over the text that was cut.
    <li
      title={sentence}
      className="relative grid grid-cols-1 items-center gap-x-5 gap-y-1.5 px-3 py-2.5 hover:bg-hover sm:px-4 @4xl/list:grid-cols-[minmax(0,1.4fr)_minmax(0,0.65fr)_12rem_minmax(0,1.2fr)_6.5rem] @4xl/list:py-2"
    >
      <div className="flex min-w-0 items-center gap-3">
        <ProviderIcon providerId={providerId} name={providerName} size={32} />
        <div className="grid min-w-0">
          <Link
            href={`/integrations/${encodeURIComponent(identifier)}`}
            className="truncate font-medium text-text after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
          >
            {name}
          </Link>
          <span className="flex min-w-0 items-center gap-0.5">
            <code className="truncate text-code text-text-muted" title={identifier}>
              {identifier}
            </code>
            <CopyButton
              value={identifier}
              label={`Copy identifier ${identifier}`}
              className="relative size-6 [&_svg]:size-3.5"
            />
          </span>
        </div>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 pl-11 text-sm text-text-muted @4xl/list:contents @4xl/list:text-base">
        <span className="truncate text-text">{providerName}</span>
        <span className="flex min-w-0 flex-wrap items-center gap-1.5">
          <StateBadge state={stateOf(integration, fields)} />
          {integration.primary && <PrimaryBadge />}
          {integration.needsCredentials && <NeedsCredentialsBadge />}
        </span>
        <span className="tabular flex gap-x-3 @4xl/list:order-last @4xl/list:grid @4xl/list:justify-items-end @4xl/list:text-sm">
          {isRankedChannel(channel) && priority > 0 && <span>Priority {priority}</span>}
          <RelativeTime value={integration.updatedAt} />
        </span>
        {sentence ? (
          <span className="max-w-full min-w-0 truncate text-sm @max-4xl/list:basis-full">
            {sentence.replace(/^Eligible when/, 'When')}
          </span>
        ) : (
          <span className="text-sm @max-4xl/list:hidden">No conditions</span>
        )}
      </div>
    </li>
  );
}
