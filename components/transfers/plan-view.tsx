'use client';

import { useId } from 'react';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import type { PlanEntry, RankingChange, TransferPlan, TransferResult } from '@/lib/transfers/types';

import { ActionBadge, PlanEntryRow } from './plan-entry';
import { answerId, type Transfer, undecided } from './use-transfer';

/** A plan with its open decisions, the button that applies it, and the result. */
export function PlanView({ transfer, target }: { transfer: Transfer; target: string }) {
  const { plan, result, failure, isRenewed } = transfer;
  const headingId = useId();
  if (result) return <Applied result={result} target={target} />;
  if (!plan) return failure ? <Refused failure={failure} /> : null;
  const touched = plan.entries.filter((entry) => entry.action !== 'unchanged' || entry.problems.length > 0);
  const unchanged = plan.entries.filter((entry) => !touched.includes(entry));
  const isNothing = touched.length === 0 && plan.rankings.length === 0;
  return (
    <section aria-labelledby={headingId} className="grid grid-cols-1 gap-4">
      <div className="grid gap-1">
        <h2 id={headingId} className="text-lg font-semibold">
          Plan for {plan.environment.name}
        </h2>
        <p className="text-text-muted tabular-nums">{summary(plan)}</p>
      </div>
      {isRenewed && (
        <Callout tone="warning" role="alert" title="Something changed since the plan was made">
          Nothing was saved. This is the plan as it is now; your answers are still here.
        </Callout>
      )}
      {isNothing && (
        <Callout tone="success" title="Nothing to do">
          {plan.environment.name} is already as it should be.
        </Callout>
      )}
      <BulkAnswers transfer={transfer} plan={plan} />
      {touched.length > 0 && (
        <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
          {touched.map((entry) => (
            <PlanEntryRow key={entry.identifier} entry={entry} target={plan.environment.name} transfer={transfer} />
          ))}
        </ul>
      )}
      <Rankings rankings={plan.rankings} />
      <Unchanged entries={unchanged} />
      {!isNothing && <ApplyBar transfer={transfer} plan={plan} />}
    </section>
  );
}

function summary({ entries, untouched, environment }: TransferPlan): string {
  const count = (action: PlanEntry['action']) => entries.filter((entry) => entry.action === action).length;
  const rest =
    untouched > 0
      ? ` ${untouched} more in ${environment.name} ${untouched === 1 ? 'is' : 'are'} not named here and ${untouched === 1 ? 'stays' : 'stay'} as ${untouched === 1 ? 'it is' : 'they are'}.`
      : '';
  return `${count('create')} to create, ${count('update')} to change, ${count('unchanged')} unchanged; nothing is deleted.${rest}`;
}

function Applied({ result, target }: { result: TransferResult; target: string }) {
  const { created, updated, unchanged } = result;
  return (
    <Callout tone="success" role="status" title={`Applied to ${target}`}>
      {created} created, {updated} changed, {unchanged} unchanged. See{' '}
      <TextLink href="/integrations">Integrations</TextLink>.
    </Callout>
  );
}

/** The errors that prevented the plan, at their places. */
function Refused({ failure }: { failure: NonNullable<Transfer['failure']> }) {
  const places = Object.entries(failure.errors ?? {});
  return (
    <Callout tone="danger" role="alert" title="There is no plan yet: nothing was saved">
      {places.length === 0 ? (
        failure.message
      ) : (
        <ul className="grid gap-1">
          {places.map(([place, { messages }]) => (
            <li key={place}>
              {place !== 'document' && <code className="text-code">{place} </code>}
              {messages.join(' ')}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}

const MANY = 2;

/** One decision for all secrets that allow it. */
function BulkAnswers({ transfer, plan }: { transfer: Transfer; plan: TransferPlan }) {
  const open = plan.entries.flatMap((entry) =>
    entry.secrets
      .filter(({ outcome }) => outcome === 'open')
      .map((secret) => ({ id: answerId(entry, secret), secret })),
  );
  const offers = (['keep', 'copy'] as const)
    .map((choice) => ({ choice, all: open.filter(({ secret }) => secret.choices.includes(choice)) }))
    .filter(({ all }) => all.length >= MANY);
  if (offers.length === 0) return null;
  return (
    <div role="group" aria-label="All secrets" className="flex flex-wrap items-center gap-2">
      <span className="text-text-muted">{open.length} secrets to decide.</span>
      {offers.map(({ choice, all }) => (
        <Button
          key={choice}
          size="sm"
          onClick={() => {
            for (const { id } of all) transfer.answer(id, { choice, value: transfer.answers[id]?.value ?? '' });
          }}
        >
          {choice === 'keep' ? `Keep all ${all.length} that are set` : `Copy ${all.length}`}
        </Button>
      ))}
    </div>
  );
}

function Rankings({ rankings }: { rankings: readonly RankingChange[] }) {
  if (rankings.length === 0) return null;
  return (
    <Callout tone="info" title="Primary and order">
      <ul className="grid gap-1">
        {rankings.map(({ channel, primary, order, orderRest = 0 }) => (
          <li key={channel}>
            {CHANNEL_LABELS[channel]}:{' '}
            {primary &&
              (primary.from === null
                ? `the primary becomes ${primary.to}. `
                : primary.to === null
                  ? `${primary.from} is no longer the primary. `
                  : `the primary changes from ${primary.from} to ${primary.to}. `)}
            {order &&
              `The order becomes ${order.join(', ')}${orderRest > 0 ? `, and then the other ${orderRest.toLocaleString('en-GB')}` : ''}.`}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Unchanged({ entries }: { entries: readonly PlanEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <details className="rounded-lg border border-border bg-surface">
      <summary className="cursor-pointer rounded-lg px-3 py-2.5 text-text-muted hover:text-text sm:px-4">
        {entries.length} unchanged
      </summary>
      <ul className="divide-y divide-border border-t border-border">
        {entries.map(({ identifier, name, action }) => (
          <li key={identifier} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 sm:px-4">
            <ActionBadge action={action} />
            <span className="min-w-0 break-words">{name}</span>
            <code className="min-w-0 text-code break-all text-text-muted">{identifier}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function ApplyBar({ transfer, plan }: { transfer: Transfer; plan: TransferPlan }) {
  const { failure, pending, answers } = transfer;
  const problems = plan.entries.reduce((sum, entry) => sum + entry.problems.length, 0);
  const left = undecided(plan, answers).length;
  if (problems > 0) {
    return (
      <Callout tone="danger" title={`${problems} ${problems === 1 ? 'thing has' : 'things have'} to be mended first`}>
        All of it is applied, or nothing. Mend what is marked above, then make the plan again.
      </Callout>
    );
  }
  return (
    <div className="grid gap-3">
      {failure && (
        <Callout tone="danger" role="alert" title="Nothing was saved">
          {failure.message}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button variant="primary" pending={pending === 'apply'} onClick={() => void transfer.apply()}>
          Apply to {plan.environment.name}
        </Button>
        {left > 0 && (
          <p className="text-text-muted">
            {left} {left === 1 ? 'secret is' : 'secrets are'} not decided yet.
          </p>
        )}
      </div>
    </div>
  );
}
