import { CircleX } from 'lucide-react';

import { doing, type BulkRun, type RowOutcome } from './change-run';

export interface RowOutcomeLineProps {
  verb: BulkRun['verb'];
  outcome: RowOutcome;
}

/** The progress or the refusal of one row in a bulk change. */
export function RowOutcomeLine({ verb, outcome }: RowOutcomeLineProps) {
  if (outcome.step === 'running') return <p className="text-sm text-text-muted">{doing(verb)}…</p>;
  if (outcome.step !== 'refused') return null;
  return (
    <p className="flex gap-1.5 text-sm text-danger-fg">
      <CircleX aria-hidden className="mt-[3px] size-3.5 shrink-0" />
      <span>
        {NOT[verb]}: {outcome.reason}
      </span>
    </p>
  );
}

const NOT = {
  activate: 'Not activated',
  deactivate: 'Not deactivated',
  delete: 'Not deleted',
  undo: 'Not brought back',
};
