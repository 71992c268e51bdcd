import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Callout } from '@/components/ui/callout';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { PageHeader } from '@/components/ui/page-header';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { RelativeTime } from '@/components/ui/relative-time';
import { TextLink } from '@/components/ui/text-link';
import { CHANNEL_LABELS, isRankedChannel } from '@/lib/catalogue/channel';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import { describeConditions } from '@/lib/conditions/describe';
import type { IntegrationView } from '@/lib/integrations/types';
import { ConditionsTree } from './conditions-tree';
import { CredentialsFacts } from './credentials-facts';
import { Fact } from './fact';
import { stateOf } from './integration-state';
import { LastCheck } from './last-check';
import { PrimaryBadge, StateBadge } from './state-badge';

export interface IntegrationDetailsProps {
  integration: IntegrationView;
  /** Absent when the catalogue no longer has it. */
  provider: PublicProvider | undefined;
  /** At the right of the heading. */
  actions?: ReactNode;
}

/** One integration, to read. The page's h1 is its name. */
export function IntegrationDetails({ integration, provider, actions }: IntegrationDetailsProps) {
  const { name, conditions, channel, lastCheck } = integration;
  const providerName = provider?.name ?? integration.providerId;
  return (
    <>
      <PageHeader
        back={<TextLink href="/integrations">Integrations</TextLink>}
        title={
          <span className="flex items-start gap-3">
            <ProviderIcon providerId={integration.providerId} name={providerName} size={32} />
            <span className="min-w-0 break-words">{name}</span>
          </span>
        }
        description={
          <span className="mt-1 flex flex-wrap items-center gap-2">
            <StateBadge state={stateOf(integration, provider?.fields)} />
            {integration.primary && <PrimaryBadge />}
            <span>
              {providerName} · {CHANNEL_LABELS[channel]}
            </span>
          </span>
        }
        {...(actions !== undefined && { actions })}
      />
      <div className="grid max-w-4xl grid-cols-1 gap-8">
        {integration.needsCredentials && (
          <Callout tone="warning" title="Needs credentials">
            What is stored cannot be decrypted with the encryption keys that this server has. Give it the key that was
            used, or enter the credentials again. Until then this integration cannot send.
          </Callout>
        )}
        <Facts integration={integration} providerName={providerName} docs={provider?.docs} />
        <Part title="Credentials">
          <CredentialsFacts integration={integration} provider={provider} />
        </Part>
        {lastCheck && (
          <Part title="Last check">
            <LastCheck verdict={lastCheck} />
          </Part>
        )}
        <Part title="Conditions">
          <p className="break-words text-text-muted">{describeConditions(conditions)}</p>
          {conditions.length > 0 && <ConditionsTree conditions={conditions} />}
        </Part>
        <details className="group grid gap-3">
          <summary className="flex w-fit list-none items-center gap-1.5 rounded-sm py-1 text-lg font-semibold [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden
              className="size-4 text-text-muted transition-transform duration-100 group-open:rotate-90"
            />
            <h2>As the API gives it</h2>
          </summary>
          <CodeBlock label="integration as JSON" code={JSON.stringify(integration, null, 2)} className="mt-2" />
        </details>
      </div>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-2.5">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

interface FactsProps {
  integration: IntegrationView;
  providerName: string;
  docs: string | undefined;
}

function Facts({ integration, providerName, docs }: FactsProps) {
  return (
    <dl className="border-y border-border">
      <Fact label="Identifier">
        <Copied value={integration.identifier} what="identifier" />
      </Fact>
      <Fact label="ID">
        <Copied value={integration._id} what="ID" />
      </Fact>
      <Fact label="Provider">
        {docs ? (
          <TextLink href={docs} external>
            {providerName} documentation
          </TextLink>
        ) : (
          providerName
        )}
      </Fact>
      {isRankedChannel(integration.channel) && (
        <Fact label="Priority">
          <span className="tabular">
            {integration.priority > 0 ? integration.priority : 'None while it is not active'}
          </span>
        </Fact>
      )}
      <Fact label="Created">
        <RelativeTime value={integration.createdAt} />
      </Fact>
      <Fact label="Updated">
        <RelativeTime value={integration.updatedAt} />
      </Fact>
    </dl>
  );
}

function Copied({ value, what }: { value: string; what: string }) {
  return (
    <span className="flex items-center gap-1 sm:-my-1">
      <code className="min-w-0 text-code break-all">{value}</code>
      <CopyButton value={value} label={`Copy ${what}`} />
    </span>
  );
}
