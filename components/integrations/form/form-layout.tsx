'use client';

import { useRef, type ReactNode } from 'react';

import { SubmitHint, useSubmitKey } from '@/components/shortcuts/submit-shortcut';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';

export interface FormEnvironment {
  id: string;
  name: string;
  /** One of the environment palette: `data-env-color`. */
  color: string;
}

export interface FormLayoutProps {
  /** Names the form for screen readers. */
  label: string;
  onSubmit: () => void;
  /** Above the sections: what is wrong, or what happened meanwhile. */
  notices: ReactNode;
  /** The sections. */
  children: ReactNode;
  submitLabel: string;
  /** In place of the label while it is sent. */
  pendingLabel: string;
  pending: boolean;
  environment: FormEnvironment;
  /** Beside the submit button. */
  actions?: ReactNode;
  /** Beside the form: the same as code. */
  aside: ReactNode;
}

/** The frame of every form of an integration: sections, the bar that submits, and the same as code beside them. */
export function FormLayout({
  label,
  onSubmit,
  notices,
  children,
  submitLabel,
  pendingLabel,
  pending,
  environment,
  actions,
  aside,
}: FormLayoutProps) {
  const box = useRef<HTMLFormElement>(null);
  useSubmitKey(box);
  return (
    <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 @4xl/form:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] @6xl/form:gap-x-14">
      <form
        ref={box}
        noValidate
        // `post`: should it be submitted before it is hydrated, no secret must land in the address.
        method="post"
        autoComplete="off"
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        className="grid max-w-3xl min-w-0 grid-cols-1 gap-7"
      >
        {notices}
        <div className="grid grid-cols-1 gap-7">{children}</div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-border pt-5">
          <Button
            type="submit"
            variant="primary"
            pending={pending}
            // Focus stays where it is until the button is released. Else leaving a field could show its error, move the
            // button from under the pointer, and the click would be lost.
            onMouseDown={(event) => event.preventDefault()}
          >
            {pending ? pendingLabel : submitLabel}
          </Button>
          {actions}
          <span className="flex items-center gap-2 text-sm text-text-muted">
            in
            <span data-env-color={environment.color} className="contents">
              <Badge tone="environment">{environment.name}</Badge>
            </span>
          </span>
          <SubmitHint />
        </div>
      </form>
      <aside aria-label="The same as code" className="min-w-0 @4xl/form:sticky @4xl/form:top-20">
        {aside}
      </aside>
    </div>
  );
}

export interface SaveUncheckedProps {
  onSave: () => void;
  pending: boolean;
}

/** The way on after a check that refused the save. */
export function SaveUnchecked({ onSave, pending }: SaveUncheckedProps) {
  return (
    <Button size="sm" pending={pending} onClick={onSave}>
      Save without check
    </Button>
  );
}
