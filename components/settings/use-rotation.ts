'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useRef, useState } from 'react';

import { type Answer, callAction } from '@/components/actions/call-action';
import { pause } from '@/components/actions/pause';
import { announce } from '@/components/ui/announce';
import type { RotationProgress } from '@/lib/encryption/types';
import type { ActionResult } from '@/lib/server/action-result';

export interface RotationActions {
  readonly startAction: () => Promise<ActionResult<RotationProgress>>;
  readonly continueAction: (token: string) => Promise<ActionResult<RotationProgress>>;
  readonly cancelAction: (token: string) => Promise<ActionResult<null>>;
}

export interface Rotation {
  readonly phase: 'none' | 'running' | 'finished' | 'cancelled' | 'failed';
  readonly progress: RotationProgress | undefined;
  readonly failure: string | undefined;
  readonly start: () => void;
  /** Stops after the current step. Finished work stays. */
  readonly cancel: () => void;
}

const UNREACHED = 'The server could not be reached. What is done stays; start again to go on.';
/** The wait while another process runs a step. */
const WAIT_MS = 500;

/** Re-encrypts step by step, one call per step. Leaving the page stops it after the current step. */
export function useRotation({ startAction, continueAction, cancelAction }: RotationActions): Rotation {
  const router = useRouter();
  const [phase, setPhase] = useState<Rotation['phase']>('none');
  const [progress, setProgress] = useState<RotationProgress>();
  const [failure, setFailure] = useState<string>();
  const running = useRef<AbortController>(undefined);

  const isShown = useRef(false);

  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
      running.current?.abort();
    };
  }, []);

  async function run({ signal }: AbortController) {
    let result = await attempt(startAction);
    while (result.ok && result.data.state !== 'finished') {
      setProgress(result.data);
      const { token, state } = result.data;
      if (signal.aborted) return end('cancelled', await attempt(() => cancelAction(token)));
      if (state === 'waiting') await pause(WAIT_MS);
      result = await attempt(() => continueAction(token));
    }
    if (result.ok) setProgress(result.data);
    end('finished', result);
  }

  function end(reached: 'finished' | 'cancelled', result: Answer<unknown>) {
    running.current = undefined;
    if (!isShown.current) return;
    announce(result.ok ? `Re-encryption ${reached}` : 'Re-encryption stopped');
    // Rendered together with the new counts: next to the old ones, the end would look like a failure.
    startTransition(() => {
      router.refresh();
      setPhase(result.ok ? reached : 'failed');
      setFailure(result.ok ? undefined : result.error.message);
    });
  }

  return {
    phase,
    progress,
    failure,
    start: () => {
      if (running.current) return;
      setFailure(undefined);
      setProgress(undefined);
      setPhase('running');
      void run((running.current = new AbortController()));
    },
    cancel: () => running.current?.abort(),
  };
}

function attempt<T>(call: () => Promise<ActionResult<T>>): Promise<Answer<T>> {
  return callAction(call, UNREACHED);
}
