'use client';

import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { ExternalToast } from 'sonner';

const ShownToasts = lazy(() => import('./toaster').then((module) => ({ default: module.ShownToasts })));

let isWanted = false;
let count = 0;
let tellReady = () => undefined as void;
/** Resolves once toasts can show: sonner drops earlier ones. */
const ready = new Promise<void>((resolve) => (tellReady = resolve));
const listeners = new Set<() => void>();

/** Loads the code of toasts with the first one: most pages show none. Out: the id of the toast. */
function show(tone: 'message' | 'success' | 'error' | 'info' | 'warning') {
  return (title: string, options: ExternalToast = {}): string | number => {
    isWanted = true;
    for (const listener of listeners) listener();
    const id = options.id ?? `toast-${(count += 1)}`;
    void Promise.all([import('sonner'), ready]).then(([sonner]) => sonner.toast[tone](title, { ...options, id }));
    return id;
  };
}

export const toast = Object.assign(show('message'), {
  success: show('success'),
  error: show('error'),
  info: show('info'),
  warning: show('warning'),
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The page's single toaster, rendered by the shell's Providers. */
export function Toaster() {
  const wanted = useSyncExternalStore(
    subscribe,
    () => isWanted,
    () => false,
  );
  return (
    wanted && (
      <Suspense>
        <ShownToasts onReady={tellReady} />
      </Suspense>
    )
  );
}
