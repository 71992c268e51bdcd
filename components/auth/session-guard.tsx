'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';

import { answerSignIn } from '@/components/actions/ask-to-sign-in';

import type { SessionDialogProps } from './session-dialog';

// Not part of a page's first load: hardly any page needs it.
const SessionDialog = lazy(() => import('./session-dialog').then((module) => ({ default: module.SessionDialog })));

export interface SessionGuardProps {
  readonly email: string;
  readonly signInAction: SessionDialogProps['signInAction'];
}

/** Lets a person whose session ended sign in over the page. Actions wait for the answer. */
export function SessionGuard({ email, signInAction }: SessionGuardProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isLoaded, setIsLoaded] = useState(false);
  const answer = useRef<(signedIn: boolean) => void>(undefined);

  useEffect(
    () =>
      answerSignIn(() => {
        setIsLoaded(true);
        setIsOpen(true);
        return new Promise((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );

  return (
    isLoaded && (
      <Suspense>
        <SessionDialog
          email={isOpen ? email : undefined}
          signInAction={signInAction}
          onDone={(signedIn) => {
            setIsOpen(false);
            answer.current?.(signedIn);
          }}
        />
      </Suspense>
    )
  );
}
