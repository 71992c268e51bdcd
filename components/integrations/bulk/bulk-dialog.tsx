'use client';

import { SuccessorDialog } from '@/components/integrations/commands/successor-dialog';
import type { Succession } from '@/components/integrations/model/successions';
import type { Channel } from '@/lib/catalogue/channel';
import type { BulkVerb } from '@/lib/integrations/bulk/plan-changes';

export interface BulkDialogProps {
  verb: Exclude<BulkVerb, 'activate'>;
  /** The number of integrations to change. */
  count: number;
  successions: readonly Succession[];
  onConfirm: (followers: ReadonlyMap<Channel, string>) => void;
  onClose: () => void;
}

/** Asks for the replacements of all defaults in a bulk change, in one dialog. */
export function BulkDialog({ verb, count, successions, onConfirm, onClose }: BulkDialogProps) {
  const word = verb === 'delete' ? 'Delete' : 'Deactivate';
  const what = count === 1 ? (successions[0]?.primary.name ?? 'it') : `${count} integrations`;
  return (
    <SuccessorDialog
      title={`${word} ${what}?`}
      subject={count === 1 ? undefined : successions[0]?.primary.name}
      successions={successions}
      confirmLabel={word}
      confirmVariant={verb === 'delete' ? 'danger' : 'primary'}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}
