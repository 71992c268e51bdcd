import { applyChange } from '@/components/integrations/model/list-order';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';
import type { BulkVerb } from '@/lib/integrations/bulk/plan-changes';

/** The progress of one integration's change. */
export type RowOutcome =
  | { readonly step: 'waiting' | 'running' | 'done' }
  | { readonly step: 'refused'; readonly reason: string };

export interface BulkRun {
  readonly verb: BulkVerb | 'undo';
  /** By `_id`, in the order of execution. */
  readonly rows: ReadonlyMap<string, RowOutcome>;
  /** The replacement of each default that steps down, by its `_id`. */
  readonly successors: ReadonlyMap<string, string>;
  readonly phase: 'running' | 'done' | 'cancelled';
}

/** Returns the run with the outcomes of some rows updated. */
export function withOutcomes(run: BulkRun, outcomes: readonly (readonly [string, RowOutcome])[]): BulkRun {
  return { ...run, rows: new Map([...run.rows, ...outcomes]) };
}

/** Ends a run: rows that have not started are unchanged. */
export function endRun(run: BulkRun): BulkRun {
  const told = [...run.rows].filter(([, { step }]) => step === 'done' || step === 'refused');
  return { ...run, rows: new Map(told), phase: told.length < run.rows.size ? 'cancelled' : 'done' };
}

export interface RunCounts {
  readonly done: number;
  readonly refused: number;
  readonly total: number;
}

export function countsOf({ rows }: Pick<BulkRun, 'rows'>): RunCounts {
  const steps = [...rows.values()].map(({ step }) => step);
  const count = (step: RowOutcome['step']) => steps.filter((each) => each === step).length;
  return { done: count('done'), refused: count('refused'), total: rows.size };
}

const DONE = { activate: 'activated', deactivate: 'deactivated', delete: 'deleted', undo: 'brought back' };
const DOING = { activate: 'Activating', deactivate: 'Deactivating', delete: 'Deleting', undo: 'Bringing back' };

/** Such as "Deleting", for a row in progress. */
export const doing = (verb: BulkRun['verb']) => DOING[verb];
/** Such as "deleted", for a finished row. */
export const done = (verb: BulkRun['verb']) => DONE[verb];

/** Such as "4 deactivated, 1 refused". */
export function summaryOfRun(run: BulkRun): string {
  const counts = countsOf(run);
  const parts = [
    ...(counts.done > 0 || counts.refused === 0 ? [`${counts.done} ${done(run.verb)}`] : []),
    ...(counts.refused > 0 ? [`${counts.refused} refused`] : []),
  ];
  return parts.join(', ');
}

/** The list with the finished changes applied, until the server's list arrives. */
export function afterRun(integrations: readonly ListedIntegration[], run: BulkRun): readonly ListedIntegration[] {
  if (run.verb === 'undo') return integrations;
  const isDone = (id: string) => run.rows.get(id)?.step === 'done';
  const active = run.verb === 'activate';
  const changed =
    run.verb === 'delete'
      ? integrations.filter(({ _id }) => !isDone(_id))
      : integrations.map((each) =>
          isDone(each._id) && each.active !== active
            ? {
                ...each,
                active,
                state: active ? ('active' as const) : ('inactive' as const),
                primary: false,
                priority: 0,
              }
            : each,
        );
  const followers = [...run.successors].filter(([id]) => isDone(id)).map(([, follower]) => follower);
  return followers.reduce<readonly ListedIntegration[]>(
    (list, id) => applyChange(list, { kind: 'primary', id }),
    changed,
  );
}
