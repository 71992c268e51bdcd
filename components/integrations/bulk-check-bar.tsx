'use client';

import { ShieldCheck, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { answersOf, summaryOf } from './bulk-checks';
import type { BulkCheck } from './use-bulk-check';

export interface BulkCheckBarProps {
  bulk: BulkCheck;
  /** How many rows are selected, and which of them can be checked. */
  selectedCount: number;
  checkable: readonly string[];
  onClear: () => void;
}

/** What is selected and what can be done with it; how far the checks are; and what came of them. */
export function BulkCheckBar({ bulk, selectedCount, checkable, onClear }: BulkCheckBarProps) {
  const { state, start, cancel, dismiss } = bulk;
  if (state.phase === 'none' && selectedCount === 0) return null;
  const skipped = selectedCount - checkable.length;
  return (
    <div
      role="region"
      aria-label="Checks"
      className="sticky bottom-3 z-20 grid gap-2.5 rounded-lg border border-border-strong bg-raised px-3 py-2.5 shadow-float sm:px-4"
    >
      {state.phase === 'running' && <Progress bulk={bulk} onCancel={cancel} />}
      {(state.phase === 'done' || state.phase === 'cancelled') && (
        <div className="flex items-center justify-between gap-3">
          <p className="min-w-0">
            <span className="font-medium">{state.phase === 'done' ? 'Checks done' : 'Checks cancelled'}</span>{' '}
            <span className="tabular text-text-muted">{summaryOf(answersOf(state))}</span>
          </p>
          <Button variant="ghost" size="icon-sm" aria-label="Dismiss the summary" onClick={dismiss}>
            <X aria-hidden />
          </Button>
        </div>
      )}
      {selectedCount > 0 && state.phase !== 'running' && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p className="tabular mr-auto min-w-0">
            <span className="font-medium">{selectedCount} selected</span>
            {skipped > 0 && (
              <span className="text-text-muted">
                {' '}
                · {skipped === selectedCount ? 'no live check for any' : `no live check for ${skipped} of them`}
              </span>
            )}
          </p>
          {checkable.length > 0 && (
            <Button size="sm" onClick={() => start(checkable)}>
              <ShieldCheck aria-hidden />
              Check {checkable.length}
            </Button>
          )}
          <Button size="sm" variant="ghost" onClick={onClear}>
            Clear<span className="sr-only"> the selection</span>
          </Button>
        </div>
      )}
    </div>
  );
}

function Progress({ bulk: { state }, onCancel }: { bulk: BulkCheck; onCancel: () => void }) {
  const total = state.checks.size;
  const answers = answersOf(state);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p id="bulk-check-progress" className="tabular font-medium">
          Checked {answers.length} of {total}
        </p>
        <p className="tabular mr-auto text-text-muted">{answers.length > 0 && summaryOf(answers)}</p>
        <Button size="sm" onClick={onCancel}>
          Cancel<span className="sr-only"> the checks</span>
        </Button>
      </div>
      <div
        role="progressbar"
        aria-labelledby="bulk-check-progress"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={answers.length}
        className="h-1.5 overflow-hidden rounded-full bg-border"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-200 motion-reduce:transition-none"
          style={{ width: `${(answers.length / total) * 100}%` }}
        />
      </div>
    </div>
  );
}
