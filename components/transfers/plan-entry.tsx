'use client';

import { ArrowRight, CircleAlert, Equal, PencilLine, Plus } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import type { FieldChange, PlanEntry, SecretPlan } from '@/lib/transfers/types';

import { SecretDecision } from './secret-decision';
import { answerId, type Transfer, undecided } from './use-transfer';

const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  active: 'Active',
  conditions: 'Conditions',
  primary: 'Primary',
};

interface PlanEntryRowProps {
  readonly entry: PlanEntry;
  readonly target: string;
  readonly transfer: Transfer;
}

/** The plan for one integration: its field changes, and the decisions about its secrets. */
export function PlanEntryRow({ entry, target, transfer }: PlanEntryRowProps) {
  const { answers, answer, failure, isStrict, plan } = transfer;
  const missing = new Set(isStrict && plan ? undecided(plan, answers) : []);
  const refused = (place: string) => failure?.errors?.[place]?.messages[0];
  const open = entry.secrets.filter(({ outcome }) => outcome === 'open');
  const openPlaces = new Set(open.map(({ key }) => `${entry.place}.credentials.${key}`));
  const later = Object.entries(failure?.errors ?? {})
    .filter(([place]) => place === entry.place || place.startsWith(`${entry.place}.`))
    .filter(([place]) => !openPlaces.has(place) && entry.problems.every((problem) => problem.place !== place))
    .map(([place, { messages }]) => ({ place, message: messages[0] ?? '' }));
  const problems = [...entry.problems, ...later];
  // A new integration's name is its heading.
  const changes = entry.changes.filter(({ place }) => entry.action !== 'create' || place !== 'name');
  const settled = entry.secrets.filter(({ outcome }) => outcome === 'set' || outcome === 'clear');
  return (
    <li className="grid grid-cols-1 gap-3 px-3 py-3 sm:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ActionBadge action={entry.action} />
        <h3 className="min-w-0 font-medium break-words">{entry.name}</h3>
        <code className="min-w-0 text-code break-all text-text-muted">{entry.identifier}</code>
        {entry.channel && <span className="text-sm text-text-muted">{CHANNEL_LABELS[entry.channel]}</span>}
      </div>
      {problems.length > 0 && (
        <ul className="grid gap-1 text-danger-fg">
          {problems.map(({ place, message }) => (
            <li key={`${place} ${message}`} className="flex gap-1.5">
              <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
              <span className="min-w-0 break-words">
                <code className="text-code">{place}</code> {message}
              </span>
            </li>
          ))}
        </ul>
      )}
      {changes.length + settled.length > 0 && (
        <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)]">
          {changes.map((change) => (
            <Change key={change.place} change={change} entry={entry} />
          ))}
          {settled.map((secret) => (
            <SettledSecret key={secret.key} secret={secret} label={entry.labels[secret.key] ?? secret.key} />
          ))}
        </dl>
      )}
      {open.map((secret) => {
        const id = answerId(entry, secret);
        return (
          <SecretDecision
            key={id}
            entry={entry}
            secret={secret}
            target={target}
            answer={answers[id]}
            onAnswer={answer}
            error={
              missing.has(id)
                ? 'Decide what shall become of this secret.'
                : refused(`${entry.place}.credentials.${secret.key}`)
            }
          />
        );
      })}
    </li>
  );
}

export function ActionBadge({ action }: Pick<PlanEntry, 'action'>) {
  switch (action) {
    case 'create':
      return (
        <Badge tone="success">
          <Plus aria-hidden /> Create
        </Badge>
      );
    case 'update':
      return (
        <Badge tone="info">
          <PencilLine aria-hidden /> Change
        </Badge>
      );
    case 'unchanged':
      return (
        <Badge>
          <Equal aria-hidden /> Unchanged
        </Badge>
      );
    default:
      return action satisfies never;
  }
}

function Change({ change: { place, from, to }, entry }: { change: FieldChange; entry: PlanEntry }) {
  const key = place.replace(/^credentials\./, '');
  const isNew = entry.action === 'create';
  return (
    <>
      <dt className="min-w-0 break-words text-text-muted">{LABELS[place] ?? entry.labels[key] ?? key}</dt>
      <dd className="min-w-0 break-words whitespace-pre-wrap">
        {!isNew && (
          <>
            {said(from)}
            <To />
          </>
        )}
        {said(to)}
      </dd>
    </>
  );
}

function SettledSecret({ secret: { from, to, outcome }, label }: { secret: SecretPlan; label: string }) {
  return (
    <>
      <dt className="min-w-0 break-words text-text-muted">{label}</dt>
      <dd className="min-w-0 break-words">
        {from !== null && (
          <>
            <Mark mark={from} />
            <To />
          </>
        )}
        {outcome === 'clear' ? 'not set' : <Mark mark={to} />}
      </dd>
    </>
  );
}

const To = () => <ArrowRight role="img" aria-label="to" className="mx-1.5 inline size-3.5 text-text-muted" />;

function Mark({ mark }: { mark: string | null }) {
  if (mark === 'given') return 'as given';
  if (mark === null || mark === 'short') return mark === null ? 'not set' : 'set';
  return (
    <>
      <span className="text-text-muted">fingerprint </span>
      <code className="text-code">{mark}</code>
    </>
  );
}

function said(value: FieldChange['from']): string {
  if (value === null || value === '') return 'not set';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}
