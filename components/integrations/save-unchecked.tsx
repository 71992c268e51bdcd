import { Button } from '@/components/ui/button';

export interface SaveUncheckedProps {
  onSave: () => void;
  pending: boolean;
}

/** The way on after a check that refused the save. */
export function SaveUnchecked({ onSave, pending }: SaveUncheckedProps) {
  return (
    <Button size="sm" pending={pending} onClick={onSave}>
      Save without check
    </Button>
  );
}
