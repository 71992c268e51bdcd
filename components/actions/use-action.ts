'use client';

import { useRef, useState } from 'react';

import { type ActionFailure, type Answer, callAction } from './call-action';

interface Action {
  readonly pending: boolean;
  /** Why the last call failed. */
  readonly failure: ActionFailure | undefined;
  readonly run: <T>(call: () => Promise<Answer<T>>, onDone: (data: T) => void) => void;
}

/** One server action behind a button: runs one call at a time and keeps its failure for display. */
export function useAction(): Action {
  // State lags a render behind, so a ref blocks the second call of a double click.
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
