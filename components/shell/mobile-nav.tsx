'use client';

import { Menu } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTitle, DialogTrigger } from '@/components/ui/dialog';
import { HomeLink } from './home-link';
import { NavList, type NavEntry } from './nav-list';

export interface MobileNavProps {
  entries: readonly NavEntry[];
}

export function MobileNav({ entries }: MobileNavProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Open navigation" className="lg:hidden">
          <Menu aria-hidden />
        </Button>
      </DialogTrigger>
      <DialogContent side="left" aria-describedby={undefined} closeLabel="Close navigation">
        <DialogTitle className="sr-only">Navigation</DialogTitle>
        <nav aria-label="Main" className="grid gap-3 p-3">
          <HomeLink onNavigate={close} />
          <NavList entries={entries} onNavigate={close} />
        </nav>
      </DialogContent>
    </Dialog>
  );
}
