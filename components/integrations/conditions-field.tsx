'use client';

import { useEffect, useRef } from 'react';
import { focusConditionError } from '@/components/conditions/focus-node';
import { ConditionsBuilder, type ConditionsBuilderProps } from '@/components/conditions/conditions-builder';

export interface ConditionsFieldProps extends Pick<
  ConditionsBuilderProps,
  'value' | 'onChange' | 'errors' | 'knownAttributes' | 'onTry' | 'onCompare'
> {
  /** The button that opened it is gone: focus goes to the first rule. */
  takesFocus: boolean;
}

/** What is fetched when conditions are first wanted. */
export function ConditionsField({ takesFocus, ...props }: ConditionsFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) focusConditionError('conditions[0].children[0]', box.current ?? undefined);
  }, [takesFocus]);
  return (
    <div ref={box}>
      <ConditionsBuilder {...props} />
    </div>
  );
}
