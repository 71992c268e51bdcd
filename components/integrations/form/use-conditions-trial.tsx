import { useCallback, useState, type ReactNode } from 'react';
import type { UseFormGetValues } from 'react-hook-form';

import { playgroundHref } from '@/components/playground/link';
import type { CompareAction } from '@/components/playground/playground-actions';
import { INITIAL_STATE, type UnsavedIntegration } from '@/components/playground/playground-state';
import { WhatWouldChange } from '@/components/playground/what-would-change';
import { useOwnPath } from '@/components/ui/own-paths';

import type { DraftPlace } from './draft-warnings';
import type { FormValues } from './form-values';

interface ConditionsTrial {
  readonly onTry: (conditions: unknown) => void;
  readonly onCompare: (conditions: unknown) => void;
  /** To render next to the builder. */
  readonly dialog: ReactNode;
}

/** Tests a form's conditions before saving: in the playground, and on the saved samples. */
export function useConditionsTrial(
  { environmentId, channel, providerId, integrationId }: Omit<DraftPlace, 'action'>,
  getValues: UseFormGetValues<FormValues>,
  compareAction: CompareAction,
): ConditionsTrial {
  const at = useOwnPath();
  const [compared, setCompared] = useState<UnsavedIntegration>();
  const draftOf = useCallback(
    (conditions: unknown): UnsavedIntegration => {
      const { name, active, primary } = getValues();
      const place = { channel, providerId, ...(integrationId === undefined ? {} : { integrationId }) };
      return { ...place, name, active, primary, conditions };
    },
    [getValues, channel, providerId, integrationId],
  );
  return {
    onTry: useCallback(
      (conditions) => {
        const state = { ...INITIAL_STATE, channel, draft: draftOf(conditions) };
        window.open(at(playgroundHref(state)), '_blank', 'noopener');
      },
      [at, channel, draftOf],
    ),
    onCompare: useCallback((conditions) => setCompared(draftOf(conditions)), [draftOf]),
    dialog: (
      <WhatWouldChange
        draft={compared}
        environmentId={environmentId}
        compareAction={compareAction}
        onClose={() => setCompared(undefined)}
      />
    ),
  };
}
