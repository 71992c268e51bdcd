'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

import { visibleFields } from '@/components/fields/field-values';
import { announce } from '@/components/ui/announce';
import type { ProviderClues } from '@/lib/catalogue/clues';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { Recognition } from '@/lib/recognise/recognise';

import { takePaste } from './paste-handover';
import { filledSentence, recognisedLabels } from './recognised-labels';

interface PasteToFillOptions {
  providers: readonly PublicProvider[];
  clues: readonly ProviderClues[];
  /** Sets values of a provider's fields. Returns a function that restores the previous values. */
  fill: (provider: PublicProvider, values: Recognition['values']) => () => void;
  /** Shows a provider's form. */
  onPick: (provider: PublicProvider) => void;
  /** Returns to the paste box. */
  onBack: () => void;
}

export interface Choice {
  readonly provider: PublicProvider;
  readonly recognition: Recognition;
}

/** The result of the last paste. The text itself is not stored. */
export type PasteState =
  | { readonly step: 'idle' }
  | { readonly step: 'nothing'; readonly reason: string }
  | { readonly step: 'choose'; readonly choices: readonly Choice[] }
  | ({ readonly step: 'filled'; readonly undo: () => void } & Choice);

/** Recognizes pasted credentials in the browser and fills them in. */
export function usePasteToFill({ providers, clues, fill, onPick, onBack }: PasteToFillOptions) {
  const [state, setState] = useState<PasteState>({ step: 'idle' });

  function choose(choice: Choice) {
    const undo = fill(choice.provider, choice.recognition.values);
    setState({ step: 'filled', undo, ...choice });
    onPick(choice.provider);
    announce(filledSentence(choice.provider, recognisedLabels(choice.provider, choice.recognition)));
  }

  async function read(text: string) {
    // Loaded with the first paste: most people pick from the gallery.
    const { recognise } = await import('@/lib/recognise/recognise');
    const subjects = providers.flatMap((provider) => {
      const known = clues.find(({ id }) => id === provider.id);
      return known ? [{ ...provider, fields: visibleFields(provider.fields), clues: known }] : [];
    });
    const { choices, reason = '' } = recognise(text, subjects);
    const found = choices.flatMap((recognition) => {
      const provider = providers.find(({ id }) => id === recognition.providerId);
      return provider ? [{ provider, recognition }] : [];
    });
    const [first] = found;
    if (!first) setState({ step: 'nothing', reason });
    else if (found.length === 1) choose(first);
    else setState({ step: 'choose', choices: found });
  }

  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  const onPaste = useCallback((text: string) => void latest.current(text), []);

  useEffect(() => {
    const carried = takePaste();
    if (carried !== undefined) onPaste(carried);
  }, [onPaste]);

  return {
    state,
    onPaste,
    choose,
    dismiss: () => setState({ step: 'idle' }),
    undo: () => {
      if (state.step !== 'filled') return;
      state.undo();
      setState({ step: 'idle' });
      onBack();
      announce('Undone. Nothing of it is kept.');
    },
  };
}
