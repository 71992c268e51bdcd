import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { SampleView } from '@/lib/samples/types';
import type { ActionResult } from '@/lib/server/action-result';

export interface SampleNameDialogProps {
  title: string;
  description: string;
  /** What the button says. */
  action: string;
  name: string;
  onSubmit: (name: string) => Promise<ActionResult<SampleView>>;
  onDone: (sample: SampleView) => void;
  onClose: () => void;
}

/** Asks for a sample's name, and stays open with the reason when it cannot have it. */
export function SampleNameDialog(props: SampleNameDialogProps) {
  const { title, description, action, onSubmit, onDone, onClose } = props;
  const [name, setName] = useState(props.name);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    const result = await onSubmit(name);
    setPending(false);
    if (result.ok) return onDone(result.data);
    const { errors, message } = result.error;
    setError(Object.values(errors ?? {})[0]?.messages[0] ?? message);
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <form noValidate onSubmit={(event) => void submit(event)}>
          <DialogHeader>
            <DialogTitle>{title}</DialogTitle>
            <DialogDescription>{description}</DialogDescription>
          </DialogHeader>
          <DialogBody>
            <Field label="Name" required error={error}>
              {(control) => (
                <Input
                  {...control}
                  value={name}
                  autoComplete="off"
                  onFocus={(event) => event.target.select()}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" pending={pending}>
              {action}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
