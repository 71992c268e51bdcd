'use client';

import { useLayoutEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { FormOutput } from './form-resolver';
import { EMPTY_MEMORY, remember, switchProvider, type FormMemory, type FormValues } from './form-values';

interface ShownProviderOptions {
  form: UseFormReturn<FormValues, unknown, FormOutput>;
  /** What the address asks for; absent while the gallery is shown. */
  chosen: PublicProvider | undefined;
  /** Whose fields the form holds. */
  shown: PublicProvider | undefined;
  onSwap: (provider: PublicProvider) => void;
}

/**
 * Follows the chosen provider, however it was chosen: gallery, select, Back or Forward. Values and provider change in
 * one step before anything is painted, so that no secret of one provider ever stands in the field of another.
 */
export function useShownProvider({ form, chosen, shown, onSwap }: ShownProviderOptions) {
  const memory = useRef<FormMemory>(EMPTY_MEMORY);
  const visited = useRef<string[]>([]);

  useLayoutEffect(() => {
    if (!chosen) return;
    if (visited.current.at(-1) !== chosen.id) visited.current.push(chosen.id);
    if (chosen.id === shown?.id) return;
    const values = form.getValues();
    if (shown) memory.current = remember(memory.current, shown, values);
    form.reset(switchProvider(values, shown, chosen, memory.current));
    onSwap(chosen);
  });

  return {
    /** Ids of the providers chosen so far, the last one last. */
    visited,
    /** Forgets all that was typed for other providers. */
    forget: () => {
      memory.current = EMPTY_MEMORY;
    },
  };
}
