'use client';

import { KeyRound, Undo2 } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';

import type { SecretMode, SecretPhase } from '@/components/integrations/form/edit-values';
import { announce } from '@/components/ui/announce';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SecretState } from '@/lib/integrations/types';

export interface StoredSecretProps {
  /** The id of the control that an error summary links to. */
  id: string;
  label: string;
  /** `true` prints "Required", `false` prints "Optional", undefined prints neither. */
  required?: boolean;
  state: SecretState | undefined;
  phase: SecretPhase;
  /** The label of the field that changes the secret's destination. */
  movedLabel?: string | undefined;
  /** Whether the secret may be empty. */
  canClear: boolean;
  error?: string | undefined;
  onMode: (mode: SecretMode) => void;
  /** The empty input for a new value. Without it, the secret can only be cleared. */
  input?: ReactNode;
}

/** A secret that is set. Its value is not here: it can be kept, replaced or cleared. */
export function StoredSecret(props: StoredSecretProps) {
  const { id, label, required, state, phase, movedLabel, canClear, error, onMode, input } = props;
  const labelId = useId();
  const wasPhase = useRef(phase);
  const byHand = useRef(false);

  // The clicked button is gone, so focus moves to its replacement.
  useEffect(() => {
    if (wasPhase.current === phase) return;
    wasPhase.current = phase;
    if (!byHand.current) return;
    byHand.current = false;
    document.getElementById(id)?.focus();
  }, [phase, id]);

  function choose(mode: SecretMode, said: string) {
    byHand.current = true;
    announce(said);
    onMode(mode);
  }

  const clear = canClear && (
    <Button size="sm" variant="ghost" onClick={() => choose('clear', `${label} will be cleared when you save`)}>
      Clear<span className="sr-only"> {label}</span>
    </Button>
  );

  if (phase === 'replace' || phase === 'asked') {
    return (
      <div className="grid grid-cols-1 gap-1.5">
        {input}
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {phase === 'asked' ? (
            <p className="min-w-0 flex-[1_1_14rem] text-sm text-pretty text-text-muted">
              {movedLabel} decides where this secret is sent, and you changed it: enter it again.
            </p>
          ) : (
            <Button size="sm" onClick={() => choose('kept', `${label} stays as it is`)}>
              Cancel<span className="sr-only"> replacing {label}</span>
            </Button>
          )}
          {phase === 'asked' && clear}
        </div>
      </div>
    );
  }

  return (
    <div role="group" aria-labelledby={labelId} className="grid grid-cols-1 gap-1.5">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span id={labelId} className="font-medium">
          {label}
        </span>
        {required !== undefined && (
          <span className="text-xs text-text-muted">{required ? 'Required' : 'Optional'}</span>
        )}
      </div>
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-border bg-subtle py-1 pr-1 pl-2.5">
        {phase === 'clear' ? (
          <span className="min-w-0 flex-1 text-text-muted">Will be cleared when you save.</span>
        ) : (
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
            <Badge>
              <KeyRound aria-hidden />
              Set
            </Badge>
            {state?.fingerprint && (
              <span className="text-sm text-text-muted">
                Fingerprint <code className="text-code text-text">{state.fingerprint}</code>
              </span>
            )}
            {state && <RelativeTime value={state.updatedAt} className="text-sm text-text-muted" />}
          </span>
        )}
        <span className="flex items-center gap-1">
          {phase === 'clear' ? (
            <Button id={id} size="sm" onClick={() => choose('kept', `${label} stays as it is`)}>
              <Undo2 aria-hidden />
              Undo<span className="sr-only"> clearing {label}</span>
            </Button>
          ) : (
            <>
              {clear}
              {input !== undefined && (
                <Button id={id} size="sm" onClick={() => choose('replace', `Enter a new ${label}`)}>
                  Replace<span className="sr-only"> {label}</span>
                </Button>
              )}
            </>
          )}
        </span>
      </div>
      {error && (
        <p role="alert" className="text-sm text-danger-fg">
          {error}
        </p>
      )}
    </div>
  );
}
