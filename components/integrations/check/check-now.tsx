'use client';

import { useRouter } from 'next/navigation';

import { announce } from '@/components/ui/announce';
import { toast } from '@/components/ui/toast';

import { CheckButton } from './check-button';
import { spokenVerdict } from './last-check';
import { useCheckCall } from './use-check-call';

export interface CheckNowProps {
  environmentId: string;
  /** `_id` of the integration. */
  id: string;
}

/** Checks the stored credentials with the provider. The page then shows the verdict. */
export function CheckNow({ environmentId, id }: CheckNowProps) {
  const router = useRouter();
  const call = useCheckCall(environmentId, (answer) => {
    if (answer.ok) {
      announce(spokenVerdict(answer.verdict));
      router.refresh();
    } else toast.error('The check was not made', { description: answer.message });
  });
  return <CheckButton label="Check now" call={call} onCheck={() => call.start({ kind: 'stored', id })} />;
}
