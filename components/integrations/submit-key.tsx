'use client';

import { useEffect, useSyncExternalStore, type RefObject } from 'react';
import { Kbd } from '@/components/ui/kbd';

/** Ctrl or Cmd and Enter submit a form from any of its fields. */
export function useSubmitKey(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return;
      event.preventDefault();
      element.requestSubmit();
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  }, [form]);
}

/** The keys by which this machine's people submit; unknown on the server. */
export function SubmitHint() {
  const key = useSyncExternalStore(
    never,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl'),
    () => undefined,
  );
  if (!key) return null;
  return (
    <span
      aria-hidden
      className="ml-auto flex items-center gap-1 text-sm text-text-muted max-sm:hidden pointer-coarse:hidden"
    >
      <Kbd>{key}</Kbd>
      <Kbd>↵</Kbd>
    </span>
  );
}

const never = () => () => undefined;
