'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { askCheck, type CheckAnswer, type CheckTarget } from './ask-check';

/** One check at a time, which can be cancelled; leaving the page cancels it too. */
export function useCheckCall(environmentId: string, onAnswer: (answer: CheckAnswer) => void) {
  const controller = useRef<AbortController>(undefined);
  const [startedAt, setStartedAt] = useState(0);
  const { mutate, reset, data, isPending } = useMutation({
    // What is asked may hold secrets: it comes as a closure, and not as variables, which are kept.
    mutationFn: (work: () => Promise<CheckAnswer>) => work(),
    gcTime: 0,
  });

  useEffect(() => () => controller.current?.abort(), []);

  function start(target: CheckTarget) {
    if (isPending) return;
    const own = new AbortController();
    controller.current = own;
    setStartedAt(Date.now());
    mutate(() => askCheck(environmentId, target, own.signal), {
      onSuccess: (answer) => {
        if (!own.signal.aborted) onAnswer(answer);
      },
    });
  }

  function clear() {
    controller.current?.abort();
    reset();
  }

  return { isPending, startedAt, answer: data, start, clear };
}

export type CheckCall = ReturnType<typeof useCheckCall>;
