'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/lib/server/action-result';

import { FormFailureAlert } from './form-failure';
import { enterDashboard } from './sign-in-form';
import type { FormFailure } from './use-action-form';

export interface JoinFormProps {
  email: string;
  action: () => Promise<ActionResult<unknown>>;
}

/** One who is signed in already: a click. */
export function JoinForm({ email, action }: JoinFormProps) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<FormFailure>();

  async function join() {
    setPending(true);
    setFailure(undefined);
    const result = await action().catch(() => undefined);
    if (result?.ok) return enterDashboard();
    setPending(false);
    setFailure(result?.error ?? { message: 'The server could not be reached. Try again.' });
  }

  return (
    <div className="grid gap-4">
      <FormFailureAlert failure={failure} />
      <p>
        You are signed in as <span className="font-medium break-all">{email}</span>.
      </p>
      <Button variant="primary" pending={pending} className="w-full" onClick={() => !pending && void join()}>
        Join
      </Button>
    </div>
  );
}
