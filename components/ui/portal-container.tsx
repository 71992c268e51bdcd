'use client';

import { createContext, use, useState, type ReactNode } from 'react';

const DialogHostContext = createContext<HTMLElement | null>(null);

/**
 * Where menus, popovers and tooltips are put: the dialog they were opened from, else the page's `main`.
 * At the end of `body` they would lie outside every landmark, and a dialog would not let them scroll.
 */
export function usePortalContainer(): HTMLElement | null {
  const host = use(DialogHostContext);
  if (host) return host;
  return typeof document === 'undefined' ? null : document.querySelector('main');
}

/** Around a dialog's content: floating parts opened inside it stay inside it. */
export function PortalHost({ children }: { children: ReactNode }) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  return (
    <DialogHostContext value={host}>
      {children}
      <div ref={setHost} />
    </DialogHostContext>
  );
}
