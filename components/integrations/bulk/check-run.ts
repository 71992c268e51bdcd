import type { CheckAnswer } from '@/components/integrations/check/request-check';

/** The progress of one integration's check. */
export type RowCheck =
  | { readonly step: 'waiting' | 'running' }
  | { readonly step: 'answered'; readonly answer: CheckAnswer };

export interface BulkState {
  /** By `_id`, in the order of the requests. */
  readonly checks: ReadonlyMap<string, RowCheck>;
  readonly phase: 'none' | 'running' | 'done' | 'cancelled';
}

export const NO_CHECKS: BulkState = { checks: new Map(), phase: 'none' };

type BulkEvent =
  /** `isFirst`: starts a new run. Otherwise extends the current one. */
  | { readonly type: 'queued'; readonly ids: readonly string[]; readonly isFirst: boolean }
  | { readonly type: 'asked'; readonly id: string }
  | { readonly type: 'answered'; readonly id: string; readonly answer: CheckAnswer }
  | { readonly type: 'ended' | 'cancelled' | 'dismissed' };

export function reduceChecks(state: BulkState, event: BulkEvent): BulkState {
  const set = (id: string, check: RowCheck) =>
    state.phase === 'running' ? { ...state, checks: new Map([...state.checks, [id, check]]) } : state;
  switch (event.type) {
    case 'queued': {
      const queued = event.ids.map((id) => [id, { step: 'waiting' }] as const);
      return { checks: new Map([...(event.isFirst ? [] : state.checks), ...queued]), phase: 'running' };
    }
    case 'asked':
      return set(event.id, { step: 'running' });
    case 'answered':
      return set(event.id, { step: 'answered', answer: event.answer });
    case 'ended':
      return state.phase === 'running' ? { ...state, phase: 'done' } : state;
    case 'cancelled':
      return { checks: new Map([...state.checks].filter(([, { step }]) => step === 'answered')), phase: 'cancelled' };
    case 'dismissed':
      return { ...state, phase: 'none' };
    default:
      return event satisfies never;
  }
}

/** The results so far. */
export function answersOf({ checks }: BulkState): CheckAnswer[] {
  return [...checks.values()].flatMap((check) => (check.step === 'answered' ? [check.answer] : []));
}

/** Such as "9 accepted, 1 rejected". Failed means that no provider was asked. */
export function summaryOf(answers: readonly CheckAnswer[]): string {
  const count = (what: string) =>
    answers.filter((answer) => (answer.ok ? answer.verdict.status : 'failed') === what).length;
  const words = { accepted: 'accepted', rejected: 'rejected', unknown: 'could not be verified', failed: 'not asked' };
  const parts = Object.entries(words).flatMap(([what, word]) => (count(what) > 0 ? [`${count(what)} ${word}`] : []));
  return parts.length > 0 ? parts.join(', ') : 'None was answered';
}
