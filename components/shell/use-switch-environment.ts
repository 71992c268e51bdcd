'use client';

import { unstable_rethrow } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from '@/components/ui/toast';
import { leaveThen } from '@/components/leaving/leaving';

/** Makes another environment the current one, once what is typed may go. */
export function useSwitchEnvironment(currentId: string, onSwitch: (id: string) => Promise<void>) {
  const [pending, startTransition] = useTransition();

  function switchTo(id: string) {
    if (id === currentId || pending) return;
    leaveThen(() =>
      startTransition(async () => {
        try {
          await onSwitch(id);
        } catch (error) {
          unstable_rethrow(error);
          toast.error('The environment was not switched', {
            description: 'The server could not be reached. Try again.',
          });
        }
      }),
    );
  }

  return { pending, switchTo };
}
