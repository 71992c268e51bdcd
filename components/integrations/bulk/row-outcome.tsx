import { CircleX } from 'lucide-react';

import { doing, type BulkRun, type RowOutcome } from './change-run';

export interface RowOutcomeLineProps {
  verb: BulkRun['verb'];
  outcome: RowOutcome;
}

/** What a change of many does to one row: that it is under way, or why it was refused. */
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
