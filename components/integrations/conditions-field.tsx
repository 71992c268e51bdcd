'use client';

import { useEffect, useRef } from 'react';
import { ConditionsBuilder, type ConditionsBuilderProps } from '@/components/conditions/conditions-builder';

export interface ConditionsFieldProps extends Pick<ConditionsBuilderProps, 'value' | 'onChange' | 'errors'> {
  /** The button that opened it is gone: focus goes to the first thing to do here. */
  takesFocus: boolean;
}

/** What is fetched when conditions are first wanted. */
export function ConditionsField({ takesFocus, ...props }: ConditionsFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.querySelector<HTMLElement>('[data-focus]')?.focus();
  }, [takesFocus]);
  return (
    <div ref={box}>
      <ConditionsBuilder {...props} />
    </div>
  );
}
