import { useState } from 'react';

import { type Answer, reasonOf } from '@/components/actions/call-action';
import { DialogForm, FormDialog } from '@/components/actions/form-dialog';
import { useAction } from '@/components/actions/use-action';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { SampleView } from '@/lib/samples/types';

export interface SampleNaming {
  title: string;
  description: string;
  /** The label of the button. */
  action: string;
  name: string;
  onSubmit: (name: string) => Promise<Answer<SampleView>>;
  onDone: (sample: SampleView) => void;
}

export interface SampleNameDialogProps {
  /** Absent while the dialog is closed. */
  naming: SampleNaming | undefined;
  onClose: () => void;
}

/** Asks for a sample's name. Stays open with the reason when the name is refused. */
export function SampleNameDialog({ naming, onClose }: SampleNameDialogProps) {
  return (
    <FormDialog about={naming} onClose={onClose}>
      {(about) => <SampleNameForm {...about} />}
    </FormDialog>
  );
}

function SampleNameForm({ title, description, action, onSubmit, onDone, ...initial }: SampleNaming) {
  const [name, setName] = useState(initial.name);
  const { pending, failure, run } = useAction();
  return (
    <DialogForm
      title={title}
      description={description}
      submitLabel={action}
      pending={pending}
      onSubmit={() => run(() => onSubmit(name), onDone)}
    >
      <Field label="Name" required error={failure && reasonOf(failure)}>
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
    </DialogForm>
  );
}
