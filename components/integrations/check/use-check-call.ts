'use client';

import { useEffect, useRef, useState } from 'react';

import { askCheck, type CheckAnswer, type CheckTarget } from './request-check';

interface CallState {
  readonly isPending: boolean;
  readonly answer?: CheckAnswer;
}

const IDLE: CallState = { isPending: false };

/** One check at a time, with cancel. Leaving the page cancels it too. */
export function useCheckCall(environmentId: string, onAnswer: (answer: CheckAnswer) => void) {
  const controller = useRef<AbortController>(undefined);
  const [startedAt, setStartedAt] = useState(0);
  const [{ isPending, answer }, setState] = useState<CallState>(IDLE);

  useEffect(() => () => controller.current?.abort(), []);

  async function ask(target: CheckTarget, own: AbortController) {
    setState({ isPending: true });
    let next: CallState = IDLE;
    try {
      const given = await askCheck(environmentId, target, own.signal);
      next = { isPending: false, answer: given };
      if (!own.signal.aborted) onAnswer(given);
    } catch (error) {
      if (!own.signal.aborted) throw error;
    } finally {
      // Ignores the result if another check has started or this one was cleared.
      if (controller.current === own) setState(next);
    }
  }

  function start(target: CheckTarget) {
    if (isPending) return;
    const own = new AbortController();
    controller.current = own;
    setStartedAt(Date.now());
    void ask(target, own);
  }

  function clear() {
    controller.current?.abort();
    controller.current = undefined;
    setState(IDLE);
  }

  return { isPending, startedAt, answer, start, clear };
}

export type CheckCall = ReturnType<typeof useCheckCall>;
