'use client';

import type { MouseEvent, ReactNode, Ref } from 'react';

import type { ActionFailure } from '@/components/actions/call-action';
import { focusConditionError } from '@/components/conditions/builder/focus-node';
import { Callout } from '@/components/ui/callout';

import { isConditionsPlace, type Problem } from './problems';

export interface ErrorSummaryProps {
  problems: readonly Problem[];
  failure: ActionFailure | undefined;
  /** The heading above a failure: what did not happen. */
  failureTitle: string;
  /** Receives focus after a rejected submit. */
  headingRef: Ref<HTMLHeadingElement>;
  /** Buttons that continue without fixing an error. */
  actions?: ReactNode;
}

/** The errors with links to their fields. An entry disappears once it is fixed. */
export function ErrorSummary({ problems, failure, failureTitle, headingRef, actions }: ErrorSummaryProps) {
  if (problems.length === 0 && !failure) return null;
  const title = failure
    ? failureTitle
    : `${problems.length === 1 ? 'One thing needs' : `${problems.length} things need`} your attention`;
  return (
    // Focus moves to the heading, which screen readers then read. As a live region it would be read twice.
    <div role="alert" aria-live="off">
      <Callout tone="danger" actions={actions}>
        <h3 ref={headingRef} tabIndex={-1} className="font-medium text-danger-fg outline-none">
          {title}
        </h3>
        {failure && (
          <p className="mt-1">
            {failure.message}
            {failure.requestId && (
              <>
                {' '}
                <span className="text-text-muted">
                  Request <code className="text-code break-all">{failure.requestId}</code>
                </span>
              </>
            )}
          </p>
        )}
        {problems.length > 0 && (
          <ul className="mt-1.5 grid gap-1">
            {problems.map(({ place, text, targetId }) => (
              <li key={`${place} ${text}`}>
                {targetId ? (
                  <a
                    href={`#${targetId}`}
                    onClick={(event) => goTo(event, place, targetId)}
                    className="inline-block min-h-6 rounded-xs text-danger-fg underline decoration-danger-border underline-offset-3 hover:decoration-current"
                  >
                    {text}
                  </a>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        )}
      </Callout>
    </div>
  );
}

function goTo(event: MouseEvent, place: string, id: string) {
  // The URL keeps naming only the provider.
  event.preventDefault();
  const isFound = isConditionsPlace(place) && focusConditionError(place);
  if (!isFound) document.getElementById(id)?.focus({ preventScroll: true });
  document.activeElement?.scrollIntoView({ block: 'center' });
}
