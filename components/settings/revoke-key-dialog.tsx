'use client';

import { DialogForm, FormDialog } from '@/components/actions/form-dialog';
import { useAction } from '@/components/actions/use-action';
import { toast } from '@/components/ui/toast';
import type { ApiKeyView } from '@/lib/api-keys/types';
import type { ActionResult } from '@/lib/server/action-result';

interface RevokeKeyDialogProps {
  readonly apiKey: ApiKeyView | undefined;
  readonly onClose: () => void;
  readonly action: (id: string) => Promise<ActionResult<null>>;
}

export function RevokeKeyDialog({ apiKey, onClose, action }: RevokeKeyDialogProps) {
  return (
    <FormDialog about={apiKey} onClose={onClose}>
      {(about) => <RevokeKey apiKey={about} onClose={onClose} action={action} />}
    </FormDialog>
  );
}

function RevokeKey({ apiKey, onClose, action }: RevokeKeyDialogProps & { apiKey: ApiKeyView }) {
  const { pending, failure, run } = useAction();

  function revoke() {
    run(
      () => action(apiKey.id),
      () => {
        toast.success(`${apiKey.name} is revoked`);
        onClose();
      },
    );
  }

  return (
    <DialogForm
      title={`Revoke ${apiKey.name}?`}
      description="Requests with this key are refused from now on. This cannot be undone."
      failure={failure}
      submitLabel="Revoke key"
      submitVariant="danger"
      cancelLabel="Keep it"
      pending={pending}
      onSubmit={revoke}
    />
  );
}
