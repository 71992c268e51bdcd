'use client';

import { CircleAlert } from 'lucide-react';

import { NO_AUTOFILL } from '@/components/fields/no-autofill';
import { Radio, RadioGroup } from '@/components/ui/radio-group';
import { RevealInput } from '@/components/ui/reveal-input';
import type { PlanEntry, SecretChoice, SecretPlan } from '@/lib/transfers/types';

import { type Answer, answerId, decisionElementId } from './use-transfer';

interface SecretDecisionProps {
  readonly entry: PlanEntry;
  readonly secret: SecretPlan;
  /** The target environment. */
  readonly target: string;
  readonly answer: Answer | undefined;
  readonly onAnswer: (id: string, answer: Answer) => void;
  readonly error: string | undefined;
}

/** The decision about one secret: its available options, none preselected. */
export function SecretDecision({ entry, secret, target, answer, onAnswer, error }: SecretDecisionProps) {
  const id = answerId(entry, secret);
  const elementId = decisionElementId(id);
  const label = entry.labels[secret.key] ?? secret.key;
  const value = answer?.value ?? '';
  const [only] = secret.choices;
  const isEntered = secret.choices.length === 1 ? only === 'enter' : answer?.choice === 'enter';
  const describedBy = [`${elementId}-reason`, ...(error ? [`${elementId}-error`] : [])].join(' ');
  return (
    <div id={elementId} className="grid grid-cols-1 gap-2">
      <div className="grid gap-0.5">
        <p id={`${elementId}-label`} className="font-medium">
          {label}
          <span className="sr-only"> of {entry.name}</span>
        </p>
        {secret.reason && (
          <p id={`${elementId}-reason`} className="text-sm text-pretty text-text-muted">
            {secret.reason}
          </p>
        )}
      </div>
      {secret.choices.length > 1 && (
        <RadioGroup
          aria-labelledby={`${elementId}-label`}
          aria-describedby={describedBy}
          value={answer?.choice ?? ''}
          onValueChange={(choice) => onAnswer(id, { choice: choice as SecretChoice, value })}
        >
          {secret.choices.map((choice) => (
            <Radio key={choice} value={choice} label={choiceLabel(choice, secret, target)} />
          ))}
        </RadioGroup>
      )}
      {isEntered && (
        <div className="max-w-md">
          <RevealInput
            {...NO_AUTOFILL}
            what={`${label} of ${entry.name}`}
            aria-label={`New value of ${label} of ${entry.name}`}
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
            className="font-mono"
            value={value}
            onChange={(event) => onAnswer(id, { choice: 'enter', value: event.target.value })}
          />
        </div>
      )}
      {error && (
        <p id={`${elementId}-error`} className="flex gap-1.5 text-sm text-danger-fg">
          <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
          <span className="min-w-0 break-words">{error}</span>
        </p>
      )}
    </div>
  );
}

function choiceLabel(choice: SecretChoice, { from }: SecretPlan, target: string) {
  switch (choice) {
    case 'keep':
      return (
        <>
          Keep what {target} has
          {from !== null && from !== 'short' && (
            <>
              {' '}
              (<code className="text-code">{from}</code>)
            </>
          )}
        </>
      );
    case 'copy':
      return 'Copy';
    case 'enter':
      return 'Enter anew';
    default:
      return choice satisfies never;
  }
}
