'use client';

import { useRef, type ReactNode } from 'react';

import { SubmitHint, useSubmitKey } from '@/components/shortcuts/submit-shortcut';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';

export interface FormEnvironment {
  id: string;
  name: string;
  /** A color of the environment palette: `data-env-color`. */
  color: string;
}

export interface FormLayoutProps {
  /** The form's name for screen readers. */
  label: string;
  onSubmit: () => void;
  /** Above the sections: errors, or other people's changes. */
  notices: ReactNode;
  children: ReactNode;
  submitLabel: string;
  /** Replaces the label during the submit. */
  pendingLabel: string;
  pending: boolean;
  environment: FormEnvironment;
  /** Beside the submit button. */
  actions?: ReactNode;
  /** Beside the form: its API request. */
  aside: ReactNode;
}

/** The frame of every integration form: sections, the submit bar, and the API request beside them. */
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
        // `post`: if the form is submitted before hydration, no secret must appear in the URL.
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
            // Keeps focus in the field until the button is released. Otherwise the blur could show an error, move the
            // button from under the pointer, and lose the click.
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

/** The button that saves despite a failed check. */
export function SaveUnchecked({ onSave, pending }: SaveUncheckedProps) {
  return (
    <Button size="sm" pending={pending} onClick={onSave}>
      Save without check
    </Button>
  );
}
