'use client';

import { useEffect, type RefObject } from 'react';

import { ShortcutKeys } from './shortcut-keys';
import { isShortcut } from './shortcuts';

/** Ctrl+Enter or Cmd+Enter submits a form from any of its fields. */
export function useSubmitKey(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    const press = (event: KeyboardEvent) => {
      if (!isShortcut('save', event) || event.isComposing || event.repeat) return;
      event.preventDefault();
      element.requestSubmit();
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  }, [form]);
}

/** The keys that submit on this platform. */
export function SubmitHint() {
  return (
    <span aria-hidden className="ml-auto flex text-sm text-text-muted max-sm:hidden pointer-coarse:hidden">
      <ShortcutKeys id="save" />
    </span>
  );
}
