'use client';

import { Menu } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

import { Button } from '@/components/ui/button';

import type { NavEntry } from './nav-list';

const NavSheet = lazy(() => import('./nav-sheet').then((module) => ({ default: module.NavSheet })));

export interface MobileNavProps {
  entries: readonly NavEntry[];
}

export function MobileNav({ entries }: MobileNavProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Open navigation"
        aria-haspopup="dialog"
        aria-expanded={open}
        className="lg:hidden"
        onPointerEnter={() => void import('./nav-sheet')}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden />
      </Button>
      {open && (
        <Suspense>
          <NavSheet entries={entries} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
