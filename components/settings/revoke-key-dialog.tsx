'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
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
import { toast } from '@/components/ui/toast';
import type { ApiKeyView } from '@/lib/api-keys/types';
import type { ActionResult } from '@/lib/server/action-result';

interface RevokeKeyDialogProps {
  readonly apiKey: ApiKeyView | undefined;
  readonly onClose: () => void;
  readonly action: (id: string) => Promise<ActionResult<null>>;
}

export function RevokeKeyDialog({ apiKey, onClose, action }: RevokeKeyDialogProps) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function revoke(key: ApiKeyView) {
    setPending(true);
    setFailure(undefined);
    const result = await action(key.id).catch(() => undefined);
    setPending(false);
    if (!result?.ok) return setFailure(result?.error.message ?? 'The server could not be reached. Try again.');
    toast.success(`${key.name} is revoked`);
    onClose();
  }

  return (
    <Dialog open={apiKey !== undefined} onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Revoke {apiKey?.name}?</DialogTitle>
          <DialogDescription>Requests with this key are refused from now on. This cannot be undone.</DialogDescription>
        </DialogHeader>
        {failure && (
          <DialogBody>
            <Callout tone="danger" role="alert">
              {failure}
            </Callout>
          </DialogBody>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger" aria-busy={pending} onClick={() => apiKey && !pending && void revoke(apiKey)}>
            Revoke key
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
