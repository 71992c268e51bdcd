'use client';

import { useState } from 'react';

import type { ActionResult } from '@/lib/server/action-result';

interface DialogAction {
  readonly pending: boolean;
  /** Why the last try failed. */
  readonly failure: string | undefined;
  readonly run: <T>(action: () => Promise<ActionResult<T>>, onDone: (data: T) => void) => void;
  /** Forgets the failure, for the next time that the dialog opens. */
  readonly reset: () => void;
}

/** One server action behind a dialog's button: one at a time, its failure kept to be shown in the dialog. */
export function useDialogAction(): DialogAction {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function send<T>(action: () => Promise<ActionResult<T>>, onDone: (data: T) => void) {
    setPending(true);
    setFailure(undefined);
    const result = await action().catch(() => undefined);
    setPending(false);
    if (result?.ok) onDone(result.data);
    else setFailure(result?.error.message ?? 'The server could not be reached. Try again.');
  }

  return {
    pending,
    failure,
    run: (action, onDone) => {
      if (!pending) void send(action, onDone);
    },
    reset: () => setFailure(undefined),
  };
}
