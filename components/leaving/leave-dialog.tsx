'use client';

import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';

export interface LeaveDialogProps {
  title: string;
  onStay: () => void;
  onLeave: () => void;
}

/** The question of a form's leave guard. */
export function LeaveDialog({ title, onStay, onLeave }: LeaveDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onStay()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>What you typed on this page is not saved and will be lost.</DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <Button onClick={onLeave}>Leave</Button>
          <Button variant="primary" onClick={onStay}>
            Stay
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
