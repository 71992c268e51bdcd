'use client';

import { useLayoutEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';

import type { FieldValue } from '@/components/fields/control-props';
import { emptyValues } from '@/components/fields/field-values';
import {
  EMPTY_MEMORY,
  remember,
  switchProvider,
  type FormMemory,
  type FormValues,
  type FormOutput,
} from '@/components/integrations/form/form-values';
import type { PublicProvider } from '@/lib/catalogue/public-provider';

interface ShownProviderOptions {
  form: UseFormReturn<FormValues, unknown, FormOutput>;
  /** The provider in the URL; absent while the gallery is open. */
  chosen: PublicProvider | undefined;
  /** The provider whose fields the form holds. */
  shown: PublicProvider | undefined;
  onSwap: (provider: PublicProvider) => void;
}

/**
 * Follows the chosen provider, however it was chosen: gallery, select, Back or Forward. Values and provider change in
 * one step before paint, so that a secret never appears in another provider's field.
 */
export function useShownProvider({ form, chosen, shown, onSwap }: ShownProviderOptions) {
  const memory = useRef<FormMemory>(EMPTY_MEMORY);
  const visited = useRef<string[]>([]);
  const filled = useRef(shown);

  useLayoutEffect(() => {
    filled.current = shown;
    if (!chosen) return;
    if (visited.current.at(-1) !== chosen.id) visited.current.push(chosen.id);
    if (chosen.id === shown?.id) return;
    const values = form.getValues();
    if (shown) memory.current = remember(memory.current, shown, values);
    form.reset(switchProvider(values, shown, chosen, memory.current));
    onSwap(chosen);
  });

  /** The current or remembered values of a provider's fields. */
  const valuesOf = (provider: PublicProvider): Readonly<Record<string, FieldValue>> => ({
    ...emptyValues(provider.fields),
    ...(filled.current?.id === provider.id ? form.getValues('credentials') : memory.current.typed[provider.id]),
  });

  function write(provider: PublicProvider, values: Readonly<Record<string, FieldValue>>) {
    if (filled.current?.id === provider.id) {
      for (const [key, value] of Object.entries(values)) form.setValue(`credentials.${key}`, value);
      form.clearErrors('credentials');
      return;
    }
    const typed = { ...memory.current.typed, [provider.id]: { ...valuesOf(provider), ...values } };
    memory.current = { ...memory.current, typed };
  }

  return {
    /** Sets values of a provider's fields, visible or not. Returns a function that restores the previous values. */
    fill: (provider: PublicProvider, values: Readonly<Record<string, FieldValue>>) => {
      const before = valuesOf(provider);
      write(provider, values);
      return () => write(provider, Object.fromEntries(Object.keys(values).map((key) => [key, before[key] ?? ''])));
    },
    /** Ids of the chosen providers, the latest last. */
    visited,
    /** Clears everything typed for other providers. */
    forget: () => {
      memory.current = EMPTY_MEMORY;
    },
  };
}
