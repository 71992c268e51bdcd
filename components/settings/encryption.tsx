'use client';

import { CircleCheck, KeyRound, TriangleAlert } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import type { EncryptionStatus, KeyStatus, UnopenedEnvelope } from '@/lib/encryption/types';

import { KeyGuide } from './key-guide';
import { RotationPanel } from './rotation-panel';
import { type RotationActions, useRotation } from './use-rotation';

export interface EncryptionProps extends RotationActions {
  readonly status: EncryptionStatus;
  /** The file with the keys; null: the keys come from an environment variable. */
  readonly keyFile: string | null;
}

/** The master keys that encrypt credentials: the data under each, and how to rotate them. */
export function Encryption({ status, keyFile, ...actions }: EncryptionProps) {
  const rotation = useRotation(actions);
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-8">
      <div className="grid grid-cols-1 gap-3">
        <RotationPanel status={status} rotation={rotation} />
        {status.unopened > 0 && <Unopened status={status} />}
      </div>
      <section className="grid grid-cols-1 gap-3">
        <h2 className="text-lg font-semibold">Keys</h2>
        <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
          {status.keys.map((key) => (
            <KeyRow key={key.id ?? ''} status={key} />
          ))}
        </ul>
        <p className="text-sm break-words text-text-muted">
          Read at the start of this server from{' '}
          <code className="text-code">{keyFile ?? 'SIGNALBOX_ENCRYPTION_KEYS'}</code>.
        </p>
      </section>
      <KeyGuide keys={status.keys} keyFile={keyFile} />
    </div>
  );
}

function KeyRow({ status }: { status: KeyStatus }) {
  const { id, state, unopened } = status;
  const held = heldBy(status);
  return (
    <li className="grid grid-cols-1 gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,12rem)_minmax(0,1fr)] sm:items-center">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        {id === null ? (
          <span className="font-medium">No envelope</span>
        ) : (
          <code className="min-w-0 text-code font-medium break-all">{id}</code>
        )}
        <StateBadge state={state} />
      </div>
      <div className="grid min-w-0 gap-0.5 text-sm">
        <p className="tabular">{held.length > 0 ? held.join(' · ') : 'Nothing is under this key'}</p>
        {unopened > 0 && (
          <p className="tabular flex items-center gap-1.5 text-danger-fg">
            <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
            {unopened.toLocaleString('en')} cannot be opened
          </p>
        )}
        {state === 'known' && held.length === 0 && (
          <p className="text-text-muted">No server needs it any more; only backups from before do.</p>
        )}
      </div>
    </li>
  );
}

function StateBadge({ state }: Pick<KeyStatus, 'state'>) {
  switch (state) {
    case 'current':
      return (
        <Badge tone="success">
          <CircleCheck aria-hidden /> Current
        </Badge>
      );
    case 'known':
      return (
        <Badge>
          <KeyRound aria-hidden /> Opens only
        </Badge>
      );
    case 'missing':
      return (
        <Badge tone="danger">
          <TriangleAlert aria-hidden /> Missing
        </Badge>
      );
    default:
      return state satisfies never;
  }
}

function heldBy({ integrations, deletedIntegrations, environments, instanceSecrets }: KeyStatus): string[] {
  const counts = [
    [integrations, 'integration', 'integrations'],
    [deletedIntegrations, 'deleted integration', 'deleted integrations'],
    [environments, 'environment (its fingerprint key)', 'environments (their fingerprint keys)'],
    [instanceSecrets, 'secret of the installation', 'secrets of the installation'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`);
}

function Unopened({ status: { unopened, unopenedExamples, keys } }: Pick<EncryptionProps, 'status'>) {
  const missing = keys.filter(({ state, id }) => state === 'missing' && id !== null).map(({ id }) => `“${id}”`);
  return (
    <Callout
      tone="danger"
      title={`${unopened.toLocaleString('en')} ${unopened === 1 ? 'envelope' : 'envelopes'} cannot be opened`}
    >
      <p>
        {missing.length > 0
          ? `Add the missing ${missing.length === 1 ? 'key' : 'keys'} ${missing.join(', ')} to the list again, from a backup of it.`
          : 'The keys are there, but what they sealed was changed. Restore these rows from a backup.'}{' '}
        Or enter their credentials anew.
      </p>
      {unopenedExamples.length > 0 && (
        <ul className="mt-1.5 list-disc pl-5">
          {unopenedExamples.map((example) => (
            <li key={`${example.kind} ${example.id}`} className="break-words">
              {exampleText(example)}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}

function exampleText({ kind, name, isDeleted }: UnopenedEnvelope): string {
  const what = kind === 'environment' ? 'Environment' : isDeleted ? 'Deleted integration' : 'Integration';
  return `${what} ${name}`;
}
