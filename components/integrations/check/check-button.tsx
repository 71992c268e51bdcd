'use client';

import { ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { announce } from '@/components/ui/announce';
import { Button } from '@/components/ui/button';

import type { CheckCall } from './use-check-call';

export interface CheckButtonProps {
  label: string;
  call: Pick<CheckCall, 'isPending' | 'startedAt' | 'clear'>;
  onCheck: () => void;
}

/** Starts a check. During the check, shows the elapsed time and cancels on click. */
export function CheckButton({ label, call, onCheck }: CheckButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button ref={button} pending={call.isPending} onClick={onCheck}>
        {!call.isPending && <ShieldCheck aria-hidden />}
        {call.isPending ? 'Checking…' : label}
      </Button>
      {call.isPending && (
        <>
          <Button
            variant="ghost"
            onClick={() => {
              call.clear();
              announce('The check was cancelled');
              // The clicked button disappears.
              button.current?.focus();
            }}
          >
            Cancel<span className="sr-only"> the check</span>
          </Button>
          <Elapsed key={call.startedAt} since={call.startedAt} />
        </>
      )}
    </span>
  );
}

/** In whole seconds: a check takes at most ten. */
function Elapsed({ since }: { since: number }) {
  const [nowMs, setNowMs] = useState(since);
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(Date.now()), 250);
    return () => window.clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((nowMs - since) / 1000));
  return (
    <span aria-hidden className="tabular text-sm text-text-muted">
      {seconds} s
    </span>
  );
}
