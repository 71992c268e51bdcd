'use client';

import { useState } from 'react';

import { DialogForm, FormDialog } from '@/components/actions/form-dialog';
import type { Succession } from '@/components/integrations/model/successions';
import { Radio, RadioGroup } from '@/components/ui/radio-group';
import type { Channel } from '@/lib/catalogue/channel';
import { spokenChannel } from '@/lib/catalogue/channel-order';

export interface SuccessorFormProps {
  /** The action to confirm: "Delete Receipts?". */
  title: string;
  /** The integration's name, if the title does not include it. */
  subject?: string | undefined;
  /** One entry for each channel that loses its default. */
  successions: readonly Succession[];
  confirmLabel: string;
  confirmVariant: 'primary' | 'danger';
  pending?: boolean;
  /** In: the replacement by channel. Channels without a candidate are absent. */
  onConfirm: (followers: ReadonlyMap<Channel, string>) => void;
}

export interface SuccessorDialogProps extends SuccessorFormProps {
  onClose: () => void;
}

/** Asks for the replacements of defaults that step down. The dialog is open while mounted. */
export function SuccessorDialog({ onClose, ...props }: SuccessorDialogProps) {
  return (
    <FormDialog about={true} onClose={onClose}>
      {() => <SuccessorForm {...props} />}
    </FormDialog>
  );
}

/**
 * Asks for a replacement per channel, and says when there is none. Preselects the next by priority on every opening.
 */
export function SuccessorForm({
  title,
  subject = 'It',
  successions,
  confirmLabel,
  confirmVariant,
  pending = false,
  onConfirm,
}: SuccessorFormProps) {
  const [followers, setFollowers] = useState<ReadonlyMap<Channel, string>>(
    () => new Map(successions.flatMap(({ channel, successors: [next] }) => (next ? [[channel, next._id]] : []))),
  );
  const [only] = successions;
  return (
    <DialogForm
      title={title}
      description={
        only && successions.length === 1
          ? sentenceFor(only, subject)
          : 'Primaries are among them: those chosen when no conditions match. Who follows in each channel?'
      }
      submitLabel={confirmLabel}
      submitVariant={confirmVariant}
      pending={pending}
      onSubmit={() => onConfirm(followers)}
    >
      {successions.map((succession) => {
        const { channel, primary, successors } = succession;
        const spoken = spokenChannel(channel);
        return (
          <div key={channel} className="grid grid-cols-1 gap-2">
            {successions.length > 1 && (
              <div className="grid gap-0.5">
                <h3 id={`succession-${channel}`} className="font-semibold">
                  {spoken.charAt(0).toUpperCase() + spoken.slice(1)}
                </h3>
                <p className="text-sm break-words text-text-muted">
                  {successors.length > 0 ? `After ${primary.name}` : sentenceFor(succession, primary.name)}
                </p>
              </div>
            )}
            {successors.length > 0 && (
              <RadioGroup
                aria-label={successions.length > 1 ? `Who follows as primary for ${spoken}` : 'Who follows as primary'}
                value={followers.get(channel) ?? ''}
                onValueChange={(id) => setFollowers((current) => new Map([...current, [channel, id]]))}
              >
                {successors.slice(0, MOST_OFFERED).map(({ _id, name, identifier, priority }, index) => (
                  <Radio
                    key={_id}
                    value={_id}
                    label={<span className="break-words">{name}</span>}
                    help={
                      <>
                        <code className="text-code break-all">{identifier}</code> · priority {priority}
                        {index === 0 && ' · next by priority'}
                      </>
                    }
                  />
                ))}
              </RadioGroup>
            )}
            {successors.length > MOST_OFFERED && (
              <p className="text-sm text-text-muted">
                The next {MOST_OFFERED} by priority. Another one: set it as primary first.
              </p>
            )}
          </div>
        );
      })}
    </DialogForm>
  );
}

/** More than anyone reads through. */
const MOST_OFFERED = 50;

function sentenceFor({ channel, successors }: Succession, subject: string): string {
  const spoken = spokenChannel(channel);
  return successors.length > 0
    ? `${subject} is the primary for ${spoken}: the one chosen when no conditions match. Who follows?`
    : `${subject} is the primary for ${spoken}, and no other active one without conditions is there to follow. Until there is, nothing is chosen when no conditions match.`;
}
