import { ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';

import { LastCheck } from '@/components/integrations/check/last-check';
import { VerdictBadge } from '@/components/integrations/check/verdict-badge';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { CheckView } from '@/lib/integrations/check/check-history';
import type { IntegrationView } from '@/lib/integrations/types';

export interface IntegrationChecksProps {
  integration: IntegrationView;
  provider: PublicProvider | undefined;
  /** Newest first. */
  checks: readonly CheckView[];
  /** The button at the right of the heading that runs a check. */
  checkNow?: ReactNode;
}

/** The checks of the stored credentials: the last verdict and the earlier ones. */
export function IntegrationChecks({ integration, provider, checks, checkNow }: IntegrationChecksProps) {
  const { lastCheck } = integration;
  const providerName = provider?.name ?? integration.providerId;
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-8">
      <section className="grid grid-cols-1 gap-2.5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-lg font-semibold">Last check</h2>
          {checkNow}
        </div>
        {lastCheck ? (
          <LastCheck verdict={lastCheck} />
        ) : (
          <p className="text-pretty text-text-muted">
            {provider && !provider.checkable
              ? (provider.notCheckable ??
                `${providerName} offers no request that proves credentials without sending anything.`)
              : `${providerName} was not asked about the credentials as they are stored now.`}
          </p>
        )}
      </section>
      <section className="grid grid-cols-1 gap-2.5">
        <h2 className="text-lg font-semibold">History</h2>
        {checks.length === 0 ? (
          <EmptyState
            icon={<ShieldCheck aria-hidden />}
            headingLevel="h3"
            title="No checks yet"
            description="The last 30 checks of the stored credentials are listed here: what was answered, how long it took, and who asked."
          />
        ) : (
          <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
            {checks.map((check) => (
              <CheckRow key={check.id} check={check} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function CheckRow({ check }: { check: CheckView }) {
  return (
    <li className="grid grid-cols-1 gap-x-4 gap-y-1 px-3 py-2.5 sm:grid-cols-[6.5rem_minmax(0,1fr)_auto] sm:px-4">
      <span>
        <VerdictBadge status={check.status} />
      </span>
      <span className="grid min-w-0 gap-0.5">
        <span className="break-words">{check.message}</span>
        <span className="flex flex-wrap gap-x-3 text-sm text-text-muted">
          <code className="text-code">{check.cause}</code>
          {check.request && <code className="text-code break-all">{check.request}</code>}
        </span>
      </span>
      <span className="tabular flex flex-wrap gap-x-3 text-sm text-text-muted sm:grid sm:content-start sm:justify-items-end">
        <span>
          <RelativeTime value={check.at} /> · {check.durationMs.toLocaleString('en-GB')} ms
        </span>
        <span className="break-words">{check.actor.name}</span>
      </span>
    </li>
  );
}
