'use client';

import { useTransition } from 'react';

import { callSilentAction } from '@/components/actions/call-action';
import { leaveThen } from '@/components/leaving/leaving';
import { toast } from '@/components/ui/toast';

/** Switches to another environment, once the page's leave guard allows it. */
export function useSwitchEnvironment(currentId: string, onSwitch: (id: string) => Promise<void>) {
  const [pending, startTransition] = useTransition();

  function switchTo(id: string) {
    if (id === currentId || pending) return;
    leaveThen(() =>
      startTransition(async () => {
        const answer = await callSilentAction(() => onSwitch(id));
        if (!answer.ok) toast.error('The environment was not switched', { description: answer.error.message });
      }),
    );
  }

  return { pending, switchTo };
}
