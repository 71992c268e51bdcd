'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

import { type Answer, callAction, reasonOf } from '@/components/actions/call-action';
import type { ListActions } from '@/components/integrations/commands/use-integration-commands';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';
import { announce } from '@/components/ui/announce';
import { toast } from '@/components/ui/toast';
import { CHANNEL_LABELS, type Channel } from '@/lib/catalogue/channel';
import {
  type BulkVerb,
  planChanges,
  planUndo,
  portionsOf,
  type BulkChange,
} from '@/lib/integrations/bulk/plan-changes';
import type { ActionResult } from '@/lib/server/action-result';

import { afterRun, type BulkRun, endRun, type RowOutcome, summaryOfRun, withOutcomes } from './change-run';

/** Longer than for a single change: there is more to review. */
const UNDO_MS = 30_000;

export interface BulkChanges {
  /** The list with the finished changes applied. */
  readonly shown: readonly ListedIntegration[];
  readonly run: BulkRun | undefined;
  /** The name of an integration in the run, which may no longer be in the list. */
  readonly nameOf: (id: string) => string;
  /** `successors`: the replacement of each default that steps down, by channel. */
  readonly start: (
    verb: BulkVerb,
    rows: readonly ListedIntegration[],
    successors: ReadonlyMap<Channel, string>,
  ) => void;
  /** Reverts the changes. Set when the bar reports the run in detail. */
  readonly undo: (() => void) | undefined;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/**
 * Changes many integrations in batches, each with the verb for a single change. Leaving the page stops the run after
 * the current batch.
 */
export function useBulkChanges(
  integrations: readonly ListedIntegration[],
  actions: Pick<ListActions, 'changeMany'>,
  { isPart }: { isPart: boolean },
): BulkChanges {
  const router = useRouter();
  const [run, setRun] = useState<BulkRun>();
  /** The list at the end of the run. The next list from the server includes the run's changes. */
  const [known, setKnown] = useState<readonly ListedIntegration[]>();
  const [undoing, setUndoing] = useState<() => void>();
  const newest = useRef(integrations);
  const names = useRef(new Map<string, string>());
  const controller = useRef<AbortController>(undefined);

  useEffect(() => {
    newest.current = integrations;
  }, [integrations]);
  useEffect(() => () => controller.current?.abort(), []);

  /** Out: the ids of the changed integrations. */
  async function carryOut(first: BulkRun, changes: readonly BulkChange[]): Promise<string[]> {
    const { signal } = (controller.current = new AbortController());
    let current = first;
    const tell = (outcomes: readonly (readonly [string, RowOutcome])[]) => {
      current = withOutcomes(current, outcomes);
      setRun(current);
    };
    setKnown(undefined);
    setUndoing(undefined);
    for (const portion of portionsOf(changes)) {
      if (signal.aborted) break;
      tell(portion.filter(isOfRow).map((change) => [idOf(change), { step: 'running' }]));
      const answer = await callAction(() => actions.changeMany(portion));
      const outcomes = portion.map((change, index) => ({ change, outcome: outcomeOf(answer, index) }));
      // A channel's order is reported only if it could not be restored.
      const told = outcomes.filter(({ change, outcome }) => isOfRow(change) || outcome.step === 'refused');
      tell(told.map(({ change, outcome }) => [idOf(change), outcome]));
    }
    controller.current = undefined;
    current = endRun(current);
    setRun(current);
    setKnown(newest.current);
    announce(`${summaryOfRun(current)}.`);
    router.refresh();
    return [...current.rows].filter(([, { step }]) => step === 'done').map(([id]) => id);
  }

  function startRun(run: Pick<BulkRun, 'verb' | 'successors'>, changes: readonly BulkChange[]) {
    const rows = new Map(changes.filter(isOfRow).map((change) => [idOf(change), { step: 'waiting' }] as const));
    for (const change of changes)
      if (change.kind === 'order') names.current.set(idOf(change), `The order of ${CHANNEL_LABELS[change.channel]}`);
    return carryOut({ ...run, rows, phase: 'running' }, changes);
  }

  async function start(
    verb: BulkVerb,
    rows: readonly ListedIntegration[],
    successors: ReadonlyMap<Channel, string>,
  ): Promise<void> {
    if (controller.current) return;
    const before = newest.current;
    for (const { _id, name } of rows) names.current.set(_id, name);
    const followers = rows.flatMap(({ _id, primary, channel }) => {
      const follower = primary ? successors.get(channel) : undefined;
      return follower === undefined ? [] : [[_id, follower] as const];
    });
    const changedIds = new Set(
      await startRun({ verb, successors: new Map(followers) }, planChanges(verb, rows, successors)),
    );
    const changed = rows.filter(({ _id }) => changedIds.has(_id));
    if (changed.length === 0) return;
    const takeBack = () => void undo(verb, changed, before);
    // The bar reports a partial run and offers its undo there; a toast would cover the bar.
    if (changed.length < rows.length) setUndoing(() => takeBack);
    else toast.success(spoken(verb, changed), { duration: UNDO_MS, action: { label: 'Undo', onClick: takeBack } });
  }

  async function undo(
    verb: BulkVerb,
    changed: readonly ListedIntegration[],
    before: readonly ListedIntegration[],
  ): Promise<void> {
    if (controller.current) return;
    const back = await startRun(
      { verb: 'undo', successors: new Map() },
      planUndo(verb, changed, isPart ? undefined : before),
    );
    const rows = changed.filter(({ _id }) => back.includes(_id));
    if (rows.length > 0) toast.success(`${spokenCount(rows.length)} as before`);
  }

  const isPast = known !== undefined && known !== integrations;
  return {
    shown: run && !isPast ? afterRun(integrations, run) : integrations,
    run,
    nameOf: (id) => names.current.get(id) ?? id,
    start: (verb, rows, successors) => void start(verb, rows, successors),
    undo: undoing,
    cancel: () => controller.current?.abort(),
    dismiss: () => setRun((current) => (current?.phase === 'running' ? current : undefined)),
  };
}

/** An order belongs to a channel, not to a row. */
const idOf = (change: BulkChange) => (change.kind === 'order' ? `order:${change.channel}` : change.id);

const isOfRow = (change: BulkChange) => change.kind !== 'order';

function outcomeOf(answer: Answer<readonly ActionResult<null>[]>, index: number): RowOutcome {
  if (!answer.ok) return { step: 'refused', reason: answer.error.message };
  const own = answer.data[index];
  if (!own) return { step: 'refused', reason: 'The server did not answer for this one.' };
  if (own.ok) return { step: 'done' };
  return { step: 'refused', reason: reasonOf(own.error) };
}

const spokenCount = (count: number) => `${count} ${count === 1 ? 'integration' : 'integrations'}`;

function spoken(verb: BulkVerb, changed: readonly ListedIntegration[]): string {
  const [first] = changed;
  const what = changed.length === 1 && first ? first.name : spokenCount(changed.length);
  return `${what} ${{ activate: 'activated', deactivate: 'deactivated', delete: 'deleted' }[verb]}`;
}
