'use client';

import { createContext, use, useState, type ReactNode } from 'react';

const DialogHostContext = createContext<HTMLElement | null>(null);

/**
 * The parent of menus, popovers and tooltips: the dialog that they were opened from, else the page's `main`. At the end
 * of `body` they would lie outside every landmark, and a dialog would block their scrolling.
 */
export function usePortalContainer(): HTMLElement | null {
  const host = use(DialogHostContext);
  if (host) return host;
  return typeof document === 'undefined' ? null : document.querySelector('main');
}

/** Surrounds a dialog's content: floating elements opened inside it stay inside it. */
export function PortalHost({ children }: { children: ReactNode }) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  return (
    <DialogHostContext value={host}>
      {children}
      <div ref={setHost} />
    </DialogHostContext>
  );
}
