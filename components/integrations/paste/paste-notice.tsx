'use client';

import { Undo2 } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

import { filledSentence, openLabels, recognisedLabels, unusedTexts } from './recognised-labels';
import type { Choice } from './use-paste-to-fill';

export interface PasteNoticeProps extends Choice {
  onUndo: () => void;
  onDismiss: () => void;
}

/** Above the form: the values that a paste filled in, the unused ones, and the remaining fields. */
export function PasteNotice({ provider, recognition, onUndo, onDismiss }: PasteNoticeProps) {
  const labels = recognisedLabels(provider, recognition);
  const open = openLabels(provider, recognition);
  const unused = unusedTexts(recognition.unused);
  return (
    <Callout
      tone={labels.length > 0 ? 'success' : 'info'}
      title={filledSentence(provider, labels)}
      actions={
        <>
          <Button size="sm" onClick={onUndo}>
            <Undo2 aria-hidden />
            Undo
          </Button>
          <Button size="sm" variant="ghost" onClick={onDismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      {unused.length > 0 && <p>Not used: {unused.join(', ')}.</p>}
      {open.length > 0 && <p>Still to fill in: {open.join(', ')}.</p>}
    </Callout>
  );
}
