'use client';

import { useRef, useState } from 'react';

import { type ActionFailure, type Answer, callAction } from './call-action';

interface Action {
  readonly pending: boolean;
  /** Why the last try failed. */
  readonly failure: ActionFailure | undefined;
  readonly run: <T>(call: () => Promise<Answer<T>>, onDone: (data: T) => void) => void;
}

/** One server action behind a button: one at a time, its failure kept to be shown. */
export function useAction(): Action {
  // State lags a render behind; of a double click the second must find the door shut.
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<ActionFailure>();

  async function send<T>(call: () => Promise<Answer<T>>, onDone: (data: T) => void) {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setFailure(undefined);
    const answer = await callAction(call);
    busy.current = false;
    setPending(false);
    if (answer.ok) onDone(answer.data);
    else setFailure(answer.error);
  }

  return { pending, failure, run: (call, onDone) => void send(call, onDone) };
}
