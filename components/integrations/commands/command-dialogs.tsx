'use client';

import { DialogForm, FormDialog } from '@/components/actions/form-dialog';
import { menuId } from '@/components/integrations/model/listed-integration';
import type { Succession } from '@/components/integrations/model/successions';
import { spokenChannel } from '@/lib/catalogue/channel-order';

import { SuccessorForm } from './successor-dialog';
import type { ListCommands, Question } from './use-integration-commands';

export interface CommandDialogsProps {
  commands: Pick<ListCommands, 'question' | 'answer' | 'closeQuestion'>;
  successionsFor: (question: Question) => readonly Succession[];
}

/** The dialogs that commands open for confirmation. */
export function CommandDialogs({ commands: { question, answer, closeQuestion }, successionsFor }: CommandDialogsProps) {
  return (
    <FormDialog about={question} returnFocusTo={({ integration }) => menuId(integration)} onClose={closeQuestion}>
      {(about) =>
        about.kind === 'primary' ? (
          <PrimaryQuestion integration={about.integration} onConfirm={() => answer(undefined)} />
        ) : (
          <SuccessorForm
            {...wordsFor(about)}
            successions={successionsFor(about)}
            onConfirm={(followers) => answer(followers.get(about.integration.channel))}
          />
        )
      }
    </FormDialog>
  );
}

function wordsFor({ kind, integration: { name } }: Question) {
  return kind === 'remove'
    ? ({ title: `Delete ${name}?`, confirmLabel: 'Delete', confirmVariant: 'danger' } as const)
    : ({ title: `Deactivate ${name}?`, confirmLabel: 'Deactivate', confirmVariant: 'primary' } as const);
}

function PrimaryQuestion({ integration, onConfirm }: Pick<Question, 'integration'> & { onConfirm: () => void }) {
  const { name, channel, active, conditions } = integration;
  const changes = [...(active ? [] : ['it is activated']), ...(conditions ? ['its conditions are removed'] : [])].join(
    ' and ',
  );
  return (
    <DialogForm
      title={`Make ${name} the primary?`}
      description={`The primary for ${spokenChannel(channel)} is active and has no conditions: ${changes}.`}
      submitLabel="Make primary"
      onSubmit={onConfirm}
    />
  );
}
