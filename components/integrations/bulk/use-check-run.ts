'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useReducer, useRef } from 'react';

import { askCheck, type CheckAnswer } from '@/components/integrations/check/request-check';
import { announce } from '@/components/ui/announce';

import { NO_CHECKS, reduceChecks, summaryOf, type BulkState } from './check-run';

/** So many at once from here; the server has a limit of its own. */
const AT_ONCE = 4;

export interface BulkCheck {
  readonly state: BulkState;
  /** Checks these, after those that are waiting. */
  readonly start: (ids: readonly string[]) => void;
  /** What runs and what waits is given up; what was answered stays. */
  readonly cancel: () => void;
  /** Puts the summary away. */
  readonly dismiss: () => void;
}

/** Checks stored integrations, a few at once. Leaving the page cancels what is not answered yet. */
export function useBulkCheck(environmentId: string): BulkCheck {
  const router = useRouter();
  const [state, dispatch] = useReducer(reduceChecks, NO_CHECKS);
  const queue = useRef<string[]>([]);
  const controller = useRef<AbortController>(undefined);
  const workers = useRef(0);
  const answers = useRef(new Map<string, CheckAnswer>());

  useEffect(() => () => controller.current?.abort(), []);

  async function work({ signal }: AbortController) {
    workers.current += 1;
    for (let id = queue.current.shift(); id !== undefined; id = queue.current.shift()) {
      dispatch({ type: 'asked', id });
      const answer = await askUnlessCancelled(environmentId, id, signal);
      if (!answer || signal.aborted) return;
      answers.current.set(id, answer);
      dispatch({ type: 'answered', id, answer });
    }
    workers.current -= 1;
    if (workers.current > 0) return;
    announce(`Checks done. ${summaryOf([...answers.current.values()])}`);
    end();
  }

  /** The page's own data follows: the verdicts are stored. */
  function end() {
    controller.current = undefined;
    workers.current = 0;
    dispatch({ type: 'ended' });
    router.refresh();
  }

  function start(ids: readonly string[]) {
    const isFirst = controller.current === undefined;
    if (isFirst) answers.current = new Map();
    const own = (controller.current ??= new AbortController());
    const fresh = ids.filter((id) => isFirst || !state.checks.has(id) || state.checks.get(id)?.step === 'answered');
    if (fresh.length === 0) return;
    dispatch({ type: 'queued', ids: fresh, isFirst });
    queue.current.push(...fresh);
    for (let more = Math.min(AT_ONCE - workers.current, fresh.length); more > 0; more -= 1) void work(own);
  }

  function cancel() {
    queue.current = [];
    controller.current?.abort();
    announce('The checks were cancelled');
    dispatch({ type: 'cancelled' });
    end();
  }

  return { state, start, cancel, dismiss: () => dispatch({ type: 'dismissed' }) };
}

async function askUnlessCancelled(
  environmentId: string,
  id: string,
  signal: AbortSignal,
): Promise<CheckAnswer | undefined> {
  try {
    return await askCheck(environmentId, { kind: 'stored', id }, signal);
  } catch {
    return undefined;
  }
}
