import type { ComponentProps } from 'react';
import { Callout } from '@/components/ui/callout';
import { RelativeTime } from '@/components/ui/relative-time';
import type { IntegrationView } from '@/lib/integrations/types';

type Verdict = NonNullable<IntegrationView['lastCheck']>;
type Tone = NonNullable<ComponentProps<typeof Callout>['tone']>;

const VERDICTS: Readonly<Record<Verdict['status'], { tone: Tone; title: string }>> = {
  accepted: { tone: 'success', title: 'Accepted by the provider' },
  rejected: { tone: 'danger', title: 'Rejected by the provider' },
  unknown: { tone: 'warning', title: 'Could not be verified' },
};

/** What the provider said of the credentials when it was last asked. */
export function LastCheck({ verdict }: { verdict: Verdict }) {
  const { tone, title } = VERDICTS[verdict.status];
  return (
    <Callout tone={tone} title={title}>
      <p>{verdict.message}</p>
      <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-text-muted">
        <RelativeTime value={verdict.at} />
        <span className="tabular">took {verdict.durationMs.toLocaleString('en-GB')} ms</span>
        {verdict.cause && <code className="text-code">{verdict.cause}</code>}
        {verdict.request && <code className="text-code break-all">{verdict.request}</code>}
      </p>
    </Callout>
  );
}
