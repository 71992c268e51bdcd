import type { ComponentProps, ReactNode } from 'react';

import { Callout } from '@/components/ui/callout';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CheckVerdict } from '@/lib/checks/types';

type Tone = NonNullable<ComponentProps<typeof Callout>['tone']>;

const VERDICTS: Readonly<Record<CheckVerdict['status'], { tone: Tone; title: string }>> = {
  accepted: { tone: 'success', title: 'Accepted by the provider' },
  rejected: { tone: 'danger', title: 'Rejected by the provider' },
  unknown: { tone: 'warning', title: 'Could not be verified' },
};

/** The announcement of a verdict to screen readers. */
export function spokenVerdict({ status, message }: CheckVerdict): string {
  return `${VERDICTS[status].title}. ${message}`;
}

export interface LastCheckProps {
  verdict: CheckVerdict;
  /** More content below the message. */
  children?: ReactNode;
  /** Links and buttons at the bottom. */
  actions?: ReactNode;
}

/** The provider's verdict from the last check of the credentials. */
export function LastCheck({ verdict, children, actions }: LastCheckProps) {
  const { tone, title } = VERDICTS[verdict.status];
  return (
    <Callout tone={tone} title={title} actions={actions}>
      <p>{verdict.message}</p>
      {children}
      <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-text-muted">
        <RelativeTime value={verdict.at} />
        <span className="tabular">took {verdict.durationMs.toLocaleString('en-GB')} ms</span>
        <code className="text-code">{verdict.cause}</code>
        {verdict.request && <code className="text-code break-all">{verdict.request}</code>}
      </p>
    </Callout>
  );
}
