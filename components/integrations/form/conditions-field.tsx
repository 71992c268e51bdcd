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
  'value' | 'onChange' | 'errors' | 'knownAttributes'
> {
  /** Where the integration stands among the others. Stable. */
  place: Omit<DraftPlace, 'action'>;
  /** The rest of the form, for conditions to be tried with. */
  getValues: UseFormGetValues<FormValues>;
  compareAction: CompareAction;
  /** The button that opened it is gone: focus goes to the first rule. */
  takesFocus: boolean;
}

/** What is fetched when conditions are first wanted. */
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
