'use client';

import { ShortcutKeys } from '@/components/shortcuts/shortcut-keys';
import { SHORTCUTS, shortcutGroups } from '@/components/shortcuts/shortcuts';
import { Dialog, DialogBody, DialogContent, DialogHeader, DialogTitle } from '@/components/ui/dialog';

export interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** All shortcuts of the registry. */
export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>Keyboard shortcuts</DialogTitle>
        </DialogHeader>
        <DialogBody className="gap-5 pb-5">
          {shortcutGroups().map(({ title, ids }) => (
            <section key={title} aria-label={title}>
              <h3 className="pb-1 text-sm font-medium text-text-muted">{title}</h3>
              <dl className="divide-y divide-border border-y border-border">
                {ids.map((id) => (
                  <div key={id} className="flex min-h-9 items-center justify-between gap-4 py-1.5">
                    <dt>{SHORTCUTS[id].label}</dt>
                    <dd className="shrink-0">
                      <ShortcutKeys id={id} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
