'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useState } from 'react';

const LeaveDialog = lazy(() => import('./leave-dialog').then((module) => ({ default: module.LeaveDialog })));

export interface LeaveGuardProps {
  /** Whether something would be lost. */
  active: boolean;
  /** The question: "Leave without creating it?" */
  title: string;
}

/** Asks before the page is closed, reloaded or left by a link. Links within the same page are let through. */
export function LeaveGuard({ active, title }: LeaveGuardProps) {
  const router = useRouter();
  const [target, setTarget] = useState<string>();

  useEffect(() => {
    if (!active) return;
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const href = leavingHref(event);
      if (href === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    };
    window.addEventListener('beforeunload', beforeUnload);
    // On the window and while the event comes down: before any link's own handler.
    window.addEventListener('click', click, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', beforeUnload);
      window.removeEventListener('click', click, { capture: true });
    };
  }, [active]);

  return (
    target !== undefined && (
      <Suspense>
        <LeaveDialog
          title={title}
          onStay={() => setTarget(undefined)}
          onLeave={() => {
            router.push(target);
            setTarget(undefined);
          }}
        />
      </Suspense>
    )
  );
}

/** Where a click leads, when it leads to another page of ours in this tab. */
function leavingHref(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || link.target === '_blank' || link.hasAttribute('download')) return undefined;
  if (link.origin !== location.origin || link.pathname === location.pathname) return undefined;
  return link.pathname + link.search + link.hash;
}
