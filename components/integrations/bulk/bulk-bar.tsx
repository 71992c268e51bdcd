'use client';

import { CirclePause, CirclePlay, ShieldCheck, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';

import type { ListedIntegration } from '@/components/integrations/model/listed-integration';
import { Button } from '@/components/ui/button';
import { affectedBy, type BulkVerb } from '@/lib/integrations/bulk/plan-changes';

import { countsOf, doing, done, summaryOfRun } from './change-run';
import { answersOf, summaryOf } from './check-run';
import { ProgressLine } from './progress-line';
import type { BulkChanges } from './use-change-run';
import type { BulkCheck } from './use-check-run';

export interface ListBarProps {
  checks: BulkCheck;
  changes: Pick<BulkChanges, 'run' | 'nameOf' | 'undo' | 'cancel' | 'dismiss'>;
  /** The selected rows that are visible; `checkable` lists those that can be checked. */
  selected: readonly ListedIntegration[];
  checkable: readonly string[];
  /** The number of selected rows that the filter hides. Actions skip them. */
  hiddenCount: number;
  /** The number of visible rows. */
  shownCount: number;
  onSelectShown: () => void;
  onVerb: (verb: BulkVerb) => void;
  onClear: () => void;
}

/** The bar of a selection: its actions, their progress, and their results. */
export function ListBar(props: ListBarProps) {
  const { checks, changes, selected, hiddenCount } = props;
  const { run } = changes;
  const isRunning = checks.state.phase === 'running' || run?.phase === 'running';
  const isTold = run !== undefined && (run.phase !== 'done' || countsOf(run).refused > 0);
  const hasSelection = selected.length + hiddenCount > 0;
  if (checks.state.phase === 'none' && !isTold && !hasSelection) return null;
  return (
    <div
      role="region"
      aria-label="Selection"
      className="sticky bottom-3 z-20 grid gap-2.5 rounded-lg border border-border-strong bg-raised px-3 py-2.5 shadow-float sm:px-4"
    >
      <Checks checks={checks} />
      {isTold && <Run {...changes} run={run} />}
      {hasSelection && !isRunning && <Selection {...props} />}
    </div>
  );
}

function Checks({ checks: { state, cancel, dismiss } }: Pick<ListBarProps, 'checks'>) {
  const answers = answersOf(state);
  if (state.phase === 'none') return null;
  if (state.phase === 'running')
    return (
      <ProgressLine
        id="bulk-check-progress"
        label={`Checked ${answers.length} of ${state.checks.size}`}
        detail={answers.length > 0 ? summaryOf(answers) : ''}
        value={answers.length}
        total={state.checks.size}
        cancelled="the checks"
        onCancel={cancel}
      />
    );
  return (
    <Told
      title={state.phase === 'done' ? 'Checks done' : 'Checks cancelled'}
      summary={summaryOf(answers)}
      onDismiss={dismiss}
    />
  );
}

function Run({
  run,
  nameOf,
  undo,
  cancel,
  dismiss,
}: ListBarProps['changes'] & { run: NonNullable<BulkChanges['run']> }) {
  const { done: doneCount, refused, total } = countsOf(run);
  if (run.phase === 'running')
    return (
      <ProgressLine
        id="bulk-change-progress"
        label={`${doing(run.verb)}: ${doneCount + refused} of ${total}`}
        detail={refused > 0 ? `${refused} refused` : ''}
        value={doneCount + refused}
        total={total}
        cancelled="the rest"
        onCancel={cancel}
      />
    );
  const reasons = [...run.rows].flatMap(([id, row]) => (row.step === 'refused' ? [{ id, reason: row.reason }] : []));
  return (
    <Told
      title={run.phase === 'cancelled' ? `Cancelled, ${done(run.verb)} in part` : 'Not all was done'}
      summary={summaryOfRun(run)}
      onUndo={undo}
      onDismiss={dismiss}
    >
      {reasons.length > 0 && (
        <ul className="grid max-h-32 gap-1 overflow-y-auto text-sm" tabIndex={-1}>
          {reasons.map(({ id, reason }) => (
            <li key={id} className="min-w-0 break-words">
              <span className="font-medium">{nameOf(id)}</span> <span className="text-text-muted">{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </Told>
  );
}

interface ToldProps {
  title: string;
  summary: string;
  onUndo?: (() => void) | undefined;
  onDismiss: () => void;
  children?: ReactNode;
}

function Told({ title, summary, onUndo, onDismiss, children }: ToldProps) {
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center justify-between gap-3">
        <p className="mr-auto min-w-0">
          <span className="font-medium">{title}</span> <span className="tabular text-text-muted">{summary}</span>
        </p>
        {onUndo && (
          <Button size="sm" onClick={onUndo}>
            Undo
          </Button>
        )}
        <Button variant="ghost" size="icon-sm" aria-label="Dismiss the summary" onClick={onDismiss}>
          <X aria-hidden />
        </Button>
      </div>
      {children}
    </div>
  );
}

const VERBS = [
  { verb: 'activate', label: 'Activate', icon: CirclePlay },
  { verb: 'deactivate', label: 'Deactivate', icon: CirclePause },
  { verb: 'delete', label: 'Delete', icon: Trash2 },
] as const;

function Selection(props: ListBarProps) {
  const { checks, selected, checkable, hiddenCount, shownCount, onSelectShown, onVerb, onClear } = props;
  const skipped = selected.length - checkable.length;
  const notes = [
    ...(hiddenCount > 0 ? [`${hiddenCount} more hidden by the filter`] : []),
    ...(skipped > 0
      ? [skipped === selected.length ? 'no live check for any' : `no live check for ${skipped} of them`]
      : []),
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
      <p className="tabular mr-auto min-w-0">
        <span className="font-medium">{selected.length} selected</span>
        {notes.length > 0 && <span className="text-text-muted"> · {notes.join(' · ')}</span>}
      </p>
      {selected.length < shownCount && (
        <Button size="sm" variant="ghost" onClick={onSelectShown}>
          Select all {shownCount.toLocaleString('en-GB')} shown
        </Button>
      )}
      {checkable.length > 0 && (
        <Button size="sm" onClick={() => checks.start(checkable)}>
          <ShieldCheck aria-hidden />
          Check {checkable.length}
        </Button>
      )}
      {VERBS.map(({ verb, label, icon: Icon }) => {
        const count = affectedBy(verb, selected).length;
        if (count === 0) return null;
        return (
          <Button key={verb} size="sm" onClick={() => onVerb(verb)}>
            <Icon aria-hidden className={verb === 'delete' ? 'text-danger-fg' : undefined} />
            {label} {count}
          </Button>
        );
      })}
      <Button size="sm" variant="ghost" onClick={onClear}>
        Clear<span className="sr-only"> the selection</span>
      </Button>
    </div>
  );
}
