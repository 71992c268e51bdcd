'use client';

import { useState } from 'react';

import { FailureAlert } from '@/components/actions/failure-alert';
import { useAction } from '@/components/actions/use-action';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/lib/server/action-result';

import { enterDashboard } from './sign-in-form';

export interface JoinFormProps {
  email: string;
  action: () => Promise<ActionResult<unknown>>;
}

/** For a person who is signed in: one click. */
export function JoinForm({ email, action }: JoinFormProps) {
  const { pending, failure, run } = useAction();
  const [isLeaving, setLeaving] = useState(false);

  function join() {
    run(action, () => {
      setLeaving(true);
      enterDashboard();
    });
  }

  return (
    <div className="grid gap-4">
      <FailureAlert failure={failure} />
      <p>
        You are signed in as <span className="font-medium break-all">{email}</span>.
      </p>
      <Button variant="primary" pending={pending || isLeaving} className="w-full" onClick={join}>
        Join
      </Button>
    </div>
  );
}
