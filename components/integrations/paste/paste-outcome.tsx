'use client';

import { useEffect, useRef } from 'react';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';

import { recognisedLabels } from './recognised-labels';
import type { Choice, PasteState } from './use-paste-to-fill';

export interface PasteOutcomeProps {
  state: PasteState;
  onChoose: (choice: Choice) => void;
  onDismiss: () => void;
}

/** Below the box, if a paste does not lead directly to a form: nothing matched, or several providers did. */
export function PasteOutcome({ state, onChoose, onDismiss }: PasteOutcomeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (state.step === 'choose') heading.current?.focus();
  }, [state]);

  const dismiss = (
    <Button size="sm" variant="ghost" onClick={onDismiss}>
      Dismiss
    </Button>
  );
  switch (state.step) {
    case 'idle':
    case 'filled':
      return null;
    case 'nothing':
      return (
        <Callout tone="warning" role="alert" className="max-w-xl" title="Not recognised" actions={dismiss}>
          {state.reason} Pick the provider below and paste into its fields.
        </Callout>
      );
    case 'choose':
      return (
        <section aria-labelledby="paste-choices" className="grid max-w-xl grid-cols-1 gap-2">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 id="paste-choices" ref={heading} tabIndex={-1} className="text-base font-semibold outline-none">
              This fits {state.choices.length} providers. Which one is meant?
            </h2>
            {dismiss}
          </div>
          <ul className="grid grid-cols-1 gap-2">
            {state.choices.map((choice) => (
              <li key={choice.provider.id}>
                <ChoiceButton choice={choice} onChoose={() => onChoose(choice)} />
              </li>
            ))}
          </ul>
        </section>
      );
    default:
      return state satisfies never;
  }
}

function ChoiceButton({ choice: { provider, recognition }, onChoose }: { choice: Choice; onChoose: () => void }) {
  const labels = recognisedLabels(provider, recognition);
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex min-h-14 w-full items-center gap-3 rounded-md border border-border bg-surface px-3 py-2 text-left hover:border-border-strong hover:bg-hover focus-visible:outline-offset-1"
    >
      <ProviderIcon providerId={provider.id} name={provider.name} size={32} />
      <span className="grid min-w-0 flex-1">
        <span className="font-medium break-words">
          {provider.name} <span className="font-normal text-text-muted">{CHANNEL_LABELS[provider.channel]}</span>
        </span>
        <span className="text-sm break-words text-text-muted">
          {labels.length > 0 ? `Fills ${labels.join(', ')}` : 'Nothing to fill in'}
        </span>
      </span>
    </button>
  );
}
