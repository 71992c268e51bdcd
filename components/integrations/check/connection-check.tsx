'use client';

import { CircleHelp, RefreshCw, TriangleAlert } from 'lucide-react';

import { controlId } from '@/components/integrations/form/problems';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';
import type { PublicField, PublicProvider } from '@/lib/catalogue/public-provider';
import type { CheckVerdict } from '@/lib/checks/types';

import { CheckButton } from './check-button';
import { LastCheck } from './last-check';
import { offerAfter } from './next-steps';
import type { ConnectionCheckState } from './use-connection-check';

export interface ConnectionCheckProps {
  check: ConnectionCheckState;
  provider: PublicProvider;
  /** The fields that the form shows. */
  fields: readonly PublicField[];
}

/** Checks the form's credentials with the provider before anything is saved. */
export function ConnectionCheck({ check, provider, fields }: ConnectionCheckProps) {
  const { answer, isPending, isStale, others, start } = check;
  if (!provider.checkable) {
    return (
      <p className="flex items-start gap-2 text-sm text-pretty text-text-muted">
        <CircleHelp aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          No live check here.{' '}
          {provider.notCheckable ??
            `${provider.name} offers no request that proves credentials without sending anything.`}
        </span>
      </p>
    );
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <CheckButton label="Check connection" call={check} onCheck={start} />
        {!isPending && (
          <p className="min-w-0 flex-[1_1_14rem] text-sm text-pretty text-text-muted">
            Asks {provider.name} about what is entered here. Nothing is saved, and nothing is sent to anyone.
          </p>
        )}
      </div>
      {!isPending && answer?.ok && (
        <FormVerdict verdict={answer.verdict} provider={provider} fields={fields} isStale={isStale} onRetry={start} />
      )}
      {!isPending && answer && !answer.ok && (
        <Callout tone="warning" title="The check was not made">
          <p>
            {Object.keys(answer.errors).length > Object.keys(others).length
              ? 'Mend the fields that are marked first.'
              : answer.message}
          </p>
          {Object.values(others).map(({ messages }) => (
            <p key={messages.join(' ')}>{messages.join(' ')}</p>
          ))}
        </Callout>
      )}
    </div>
  );
}

interface FormVerdictProps extends Omit<ConnectionCheckProps, 'check'> {
  verdict: CheckVerdict;
  isStale: boolean;
  onRetry: () => void;
}

function FormVerdict({ verdict, provider, fields, isStale, onRetry }: FormVerdictProps) {
  const { text, page, field, retry } = offerAfter(verdict, provider, fields);
  const hasActions = field !== undefined || page !== undefined || retry === true || isStale;
  return (
    <LastCheck
      verdict={verdict}
      actions={
        hasActions && (
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {(retry || isStale) && (
              <Button size="sm" onClick={onRetry}>
                <RefreshCw aria-hidden />
                Check again
              </Button>
            )}
            {field && (
              <Button size="sm" onClick={() => goTo(controlId(`credentials.${field.key}`))}>
                Go to {field.label}
              </Button>
            )}
            {page && (
              <TextLink href={page.href} external>
                {page.label}
              </TextLink>
            )}
          </span>
        )
      }
    >
      {text && <p className="mt-0.5">{text}</p>}
      {isStale && (
        <p className="mt-1 flex items-center gap-1.5 font-medium">
          <TriangleAlert aria-hidden className="size-4 shrink-0 text-warning-fg" />
          You changed credentials since this check.
        </p>
      )}
    </LastCheck>
  );
}

function goTo(id: string) {
  const control = document.getElementById(id);
  control?.focus({ preventScroll: true });
  control?.scrollIntoView({ block: 'center' });
}
