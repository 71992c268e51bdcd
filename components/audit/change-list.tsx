import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';

import type { EventChange, EventFact } from './event-changes';

export interface ChangeListProps {
  changes: readonly EventChange[];
  facts?: readonly EventFact[];
  /** Additional terms with their descriptions. */
  children?: ReactNode;
}

const NONE: readonly EventFact[] = [];

/** The changes and other facts of an event. */
export function ChangeList({ changes, facts = NONE, children }: ChangeListProps) {
  if (changes.length === 0 && facts.length === 0 && !children) return null;
  return (
    <dl className="grid grid-cols-1 gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(6rem,auto)_minmax(0,1fr)]">
      {changes.map((change) => (
        <Change key={change.place} change={change} />
      ))}
      {facts.map(({ name, label, value, isSecret }) => (
        <Term key={name} label={label}>
          {isSecret && <span className="text-text-muted">fingerprint </span>}
          <Side text={value} isSecret={isSecret} />
        </Term>
      ))}
      {children}
    </dl>
  );
}

export function Term({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-muted">{label}</dt>
      <dd className="min-w-0 break-words max-sm:mb-1">{children}</dd>
    </>
  );
}

function Change({ change: { label, from, to, isSecret } }: { change: EventChange }) {
  return (
    <Term label={label}>
      {from === undefined || to === undefined ? (
        'changed'
      ) : (
        <>
          {isSecret && <span className="text-text-muted">fingerprint </span>}
          <Side text={from} isSecret={isSecret} />
          <ArrowRight role="img" aria-label="to" className="mx-1.5 inline size-3.5 text-text-muted" />
          <Side text={to} isSecret={isSecret} />
        </>
      )}
    </Term>
  );
}

function Side({ text, isSecret }: { text: string; isSecret: boolean }) {
  return isSecret ? <code className="text-code">{text}</code> : <span className="whitespace-pre-wrap">{text}</span>;
}
