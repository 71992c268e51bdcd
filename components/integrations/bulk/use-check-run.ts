'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useReducer, useRef } from 'react';

import { askCheck, type CheckAnswer } from '@/components/integrations/check/request-check';
import { announce } from '@/components/ui/announce';

import { NO_CHECKS, reduceChecks, summaryOf, type BulkState } from './check-run';

/** The number of parallel checks from this page. The server has its own limit. */
const AT_ONCE = 4;

export interface BulkCheck {
  readonly state: BulkState;
  /** Queues checks after the waiting ones. */
  readonly start: (ids: readonly string[]) => void;
  /** Stops running and waiting checks. Results stay. */
  readonly cancel: () => void;
  /** Hides the summary. */
  readonly dismiss: () => void;
}

/** Checks stored integrations, a few at a time. Leaving the page cancels unfinished checks. */
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

  /** Reloads the page's data, which now includes the stored verdicts. */
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
