'use client';

import { useEffect, useRef } from 'react';
import type { UseFormGetValues } from 'react-hook-form';

import { focusConditionError } from '@/components/conditions/builder/focus-node';
import { ConditionsBuilder, type ConditionsBuilderProps } from '@/components/conditions/conditions-builder';
import type { CompareAction } from '@/components/playground/playground-actions';

import type { DraftPlace } from './draft-warnings';
import type { FormValues } from './form-values';
import { useConditionsTrial } from './use-conditions-trial';

export interface ConditionsFieldProps extends Pick<
  ConditionsBuilderProps,
  'value' | 'onChange' | 'onUnread' | 'errors' | 'knownAttributes'
> {
  /** The integration's position among the others, to test conditions with. Stable. */
  place: Omit<DraftPlace, 'action'>;
  /** Reads the rest of the form, to test conditions with. */
  getValues: UseFormGetValues<FormValues>;
  compareAction: CompareAction;
  /** Whether to focus the first rule, because the clicked button is gone. */
  takesFocus: boolean;
}

/** The conditions builder with its dependencies, loaded on first use. */
export function ConditionsField({ takesFocus, place, getValues, compareAction, ...props }: ConditionsFieldProps) {
  const { onTry, onCompare, dialog } = useConditionsTrial(place, getValues, compareAction);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) focusConditionError('conditions[0].children[0]', box.current ?? undefined);
  }, [takesFocus]);
  return (
    <div ref={box}>
      <ConditionsBuilder {...props} onTry={onTry} onCompare={onCompare} />
      {dialog}
    </div>
  );
}
