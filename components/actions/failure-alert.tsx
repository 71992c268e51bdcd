import { Callout } from '@/components/ui/callout';

import type { ActionFailure } from './call-action';

/** The region exists from the first render, so that a screen reader announces the message when it appears. */
export function FailureAlert({ failure }: { failure: Pick<ActionFailure, 'message' | 'requestId'> | undefined }) {
  return (
    <div role="alert" className="empty:hidden">
      {failure && (
        <Callout tone="danger" title={failure.message}>
          {failure.requestId && (
            <span className="text-sm text-text-muted">
              Request <code className="text-code break-all">{failure.requestId}</code>
            </span>
          )}
        </Callout>
      )}
    </div>
  );
}
