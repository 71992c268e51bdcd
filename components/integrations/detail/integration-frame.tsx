import type { ReactNode } from 'react';

import { VerdictBadge } from '@/components/integrations/check/verdict-badge';
import { HeaderMenu, type HeaderMenuProps } from '@/components/integrations/commands/header-menu';
import { CONDITIONS_ID } from '@/components/integrations/form/problems';
import { stateOf } from '@/components/integrations/model/integration-state';
import { PrimaryBadge, StateBadge } from '@/components/integrations/model/state-badge';
import { toListed } from '@/components/integrations/model/to-listed';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { LinkTabs } from '@/components/ui/link-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { RelativeTime } from '@/components/ui/relative-time';
import { TextLink } from '@/components/ui/text-link';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';

export type IntegrationTab = 'settings' | 'checks' | 'activity';

export interface IntegrationFrameProps {
  integration: IntegrationView;
  /** Absent when the catalog no longer lists the provider. */
  provider: PublicProvider | undefined;
  tab: IntegrationTab;
  /** The integration's menu; absent for viewers. */
  menu: Pick<HeaderMenuProps, 'actions' | 'environmentId' | 'succession'> | undefined;
  children: ReactNode;
}

/** Heading and tabs of one integration. The page's h1 is its name. */
export function IntegrationFrame({ integration, provider, tab, menu, children }: IntegrationFrameProps) {
  const { name, identifier, channel, createdAt, updatedAt } = integration;
  const providerName = provider?.name ?? integration.providerId;
  const base = `/integrations/${encodeURIComponent(identifier)}`;
  return (
    <>
      <PageHeader
        className="mb-4"
        back={
          <span className="flex min-h-7 items-center justify-between gap-3">
            <TextLink href="/integrations">Integrations</TextLink>
            {menu && (
              <HeaderMenu
                integration={toListed(integration, provider?.fields)}
                isKnown={provider !== undefined}
                {...menu}
              />
            )}
          </span>
        }
        title={
          <span className="flex items-start gap-3">
            <ProviderIcon providerId={integration.providerId} name={providerName} size={32} />
            <span className="min-w-0 break-words">{name}</span>
          </span>
        }
        description={
          <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1.5">
            <StateBadge state={stateOf(integration, provider?.fields)} />
            {integration.primary && <PrimaryBadge />}
            {integration.lastCheck && (
              <Link
                href={`${base}/checks`}
                title={integration.lastCheck.message}
                className="inline-flex items-center gap-1.5 rounded-sm hover:text-text"
              >
                <span className="sr-only">Last check: </span>
                <VerdictBadge status={integration.lastCheck.status} />
                <RelativeTime value={integration.lastCheck.at} />
              </Link>
            )}
            <span>
              {provider ? (
                <TextLink href={provider.docs} external>
                  {providerName}
                </TextLink>
              ) : (
                providerName
              )}{' '}
              · {CHANNEL_LABELS[channel]}
              {integration.priority > 0 && <span className="tabular"> · Priority {integration.priority}</span>}
            </span>
          </span>
        }
      />
      <div className="mb-5 flex flex-wrap items-center gap-x-4 text-sm text-text-muted">
        <span className="flex min-w-0 items-center gap-0.5">
          <code className="min-w-0 text-code break-all text-text">{identifier}</code>
          <CopyButton value={identifier} label="Copy identifier" />
        </span>
        <span className="flex min-w-0 items-center gap-0.5">
          <span className="sr-only">ID</span>
          <code className="min-w-0 text-code break-all">{integration._id}</code>
          <CopyButton value={integration._id} label="Copy ID" />
        </span>
        <span className="py-1">
          Created <RelativeTime value={createdAt} /> · updated <RelativeTime value={updatedAt} />
        </span>
      </div>
      <LinkTabs
        label="Integration"
        className="mb-6"
        tabs={[
          { href: base, label: 'Settings', isCurrent: tab === 'settings' },
          // Part of the settings form: changes in both are saved together.
          { href: `${base}#${CONDITIONS_ID}`, label: 'Conditions', isCurrent: false },
          { href: `${base}/checks`, label: 'Checks', isCurrent: tab === 'checks' },
          { href: `${base}/activity`, label: 'Activity', isCurrent: tab === 'activity' },
        ]}
      />
      <div className="grid grid-cols-1 gap-8">
        {integration.needsCredentials && (
          <Callout tone="warning" title="Needs credentials">
            What is stored cannot be decrypted with the encryption keys that this server has. Give it the key that was
            used, or enter the credentials again. Until then this integration cannot send.
          </Callout>
        )}
        {children}
      </div>
    </>
  );
}
