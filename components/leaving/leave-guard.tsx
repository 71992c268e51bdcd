'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useState } from 'react';

import { guardLeaving } from './leaving';

const LeaveDialog = lazy(() => import('./leave-dialog').then((module) => ({ default: module.LeaveDialog })));

export interface LeaveGuardProps {
  /** Whether leaving would lose changes. */
  active: boolean;
  /** The question: "Leave without creating it?" */
  title: string;
}

/**
 * Asks before the page is closed, reloaded, left by a link, or left through `leaveThen`: the palette, another
 * environment, signing out. Allows links within the same page.
 */
export function LeaveGuard({ active, title }: LeaveGuardProps) {
  const router = useRouter();
  const [leave, setLeave] = useState<() => void>();

  useEffect(() => {
    if (!active) return;
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const href = leavingHref(event);
      if (href === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setLeave(() => () => router.push(href));
    };
    const unguard = guardLeaving((go) => setLeave(() => go));
    window.addEventListener('beforeunload', beforeUnload);
    // On the window in the capture phase, before any link's own handler.
    window.addEventListener('click', click, { capture: true });
    return () => {
      unguard();
      window.removeEventListener('beforeunload', beforeUnload);
      window.removeEventListener('click', click, { capture: true });
    };
  }, [active, router]);

  return (
    leave !== undefined && (
      <Suspense>
        <LeaveDialog
          title={title}
          onStay={() => setLeave(undefined)}
          onLeave={() => {
            setLeave(undefined);
            leave();
          }}
        />
      </Suspense>
    )
  );
}

/** The target of a click that leads to another page of this site in this tab. */
function leavingHref(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || link.target === '_blank' || link.hasAttribute('download')) return undefined;
  if (link.origin !== location.origin || link.pathname === location.pathname) return undefined;
  return link.pathname + link.search + link.hash;
}
