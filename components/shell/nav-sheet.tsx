'use client';

import { Dialog, DialogContent, DialogTitle } from '@/components/ui/dialog';

import { HomeLink } from './home-link';
import { NavList, type NavEntry } from './nav-list';

export interface NavSheetProps {
  entries: readonly NavEntry[];
  onClose: () => void;
}

/** The open navigation on a phone. */
export function NavSheet({ entries, onClose }: NavSheetProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent side="left" aria-describedby={undefined} closeLabel="Close navigation">
        <DialogTitle className="sr-only">Navigation</DialogTitle>
        <nav aria-label="Main" className="grid gap-3 p-3">
          <HomeLink onNavigate={onClose} />
          <NavList entries={entries} onNavigate={onClose} />
        </nav>
      </DialogContent>
    </Dialog>
  );
}
