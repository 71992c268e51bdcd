'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { EncryptionStatus, RotationProgress } from '@/lib/encryption/types';

import type { Rotation } from './use-rotation';

interface RotationPanelProps {
  readonly status: EncryptionStatus;
  readonly rotation: Rotation;
}

/** Whether all data is encrypted with the current key, the button to re-encrypt it, and the progress. */
export function RotationPanel({ status, rotation }: RotationPanelProps) {
  const { phase, progress, failure, start, cancel } = rotation;
  const { outdated, unopened, currentKey } = status;
  if (phase === 'running') return <Running progress={progress} onCancel={cancel} />;
  return (
    <div className="grid grid-cols-1 gap-3">
      {phase === 'failed' && (
        <Callout tone="danger" role="alert" title="Re-encryption stopped">
          {failure}
        </Callout>
      )}
      {(phase === 'finished' || phase === 'cancelled') && progress && <Ended phase={phase} progress={progress} />}
      {outdated > 0 ? (
        <Callout
          tone="warning"
          title={`${envelopes(outdated)} ${outdated === 1 ? 'is' : 'are'} still under another key than “${currentKey}”`}
          actions={
            <Button variant="primary" size="sm" onClick={start}>
              Re-encrypt {outdated.toLocaleString('en')}
            </Button>
          }
        >
          Re-encrypting puts them under “{currentKey}”. Nothing else changes, and the server goes on working.
        </Callout>
      ) : (
        unopened === 0 && (
          <Callout tone="success" title={`Everything is under the current key “${currentKey}”, and can be opened`} />
        )
      )}
    </div>
  );
}

function Running({ progress, onCancel }: { progress: RotationProgress | undefined; onCancel: () => void }) {
  return (
    <div role="region" aria-label="Re-encryption" className="grid gap-2 rounded-lg border border-border bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p id="rotation-progress" className="tabular mr-auto font-medium">
          {progress
            ? `Re-encrypted ${progress.done.toLocaleString('en')} of ${progress.total.toLocaleString('en')}`
            : 'Starting…'}
        </p>
        {progress?.state === 'waiting' && <p className="text-sm text-text-muted">Another process is at it; waiting</p>}
        <Button size="sm" onClick={onCancel}>
          Cancel<span className="sr-only"> the re-encryption</span>
        </Button>
      </div>
      <ProgressBar value={progress?.done ?? 0} max={progress?.total ?? 1} labelledBy="rotation-progress" />
      <p className="text-sm text-text-muted">
        Cancel it, or leave this page, whenever you like: what is done stays, and the next run goes on from there.
      </p>
    </div>
  );
}

function Ended({ phase, progress }: { phase: 'finished' | 'cancelled'; progress: RotationProgress }) {
  const { rotated, changed, unopened } = progress;
  const parts = [
    `${envelopes(rotated)} re-encrypted.`,
    ...(changed > 0 ? [`${changed.toLocaleString('en')} were written anew by somebody else meanwhile.`] : []),
    ...(unopened > 0 ? [`${unopened.toLocaleString('en')} could not be opened and were left as they are.`] : []),
  ];
  return (
    <Callout tone="info" title={phase === 'finished' ? 'Re-encryption finished' : 'Re-encryption cancelled'}>
      {parts.join(' ')}
    </Callout>
  );
}

function envelopes(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'envelope' : 'envelopes'}`;
}
