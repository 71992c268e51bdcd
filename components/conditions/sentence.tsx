'use client';

import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ConditionWarning } from '@/lib/conditions/analyse';

const PAUSE_MS = 350;

export interface SentenceProps {
  text: string;
  warnings: readonly ConditionWarning[];
  /** What a warning's place is called; undefined for the conditions as a whole. */
  placeName: (warning: ConditionWarning) => string | undefined;
  onShow: (warning: ConditionWarning) => void;
  /** Said, but not seen: the empty state stands there with the same words. */
  isSilent: boolean;
}

/** The whole tree in one sentence, and what looks wrong with it. It follows after a pause, so that it is not said with every key. */
export function Sentence({ text, warnings, placeName, onShow, isSilent }: SentenceProps) {
  const said = useAfterPause(text);
  const shown = useAfterPause(warnings);
  return (
    <div className={isSilent ? 'sr-only' : 'grid gap-2 border-t border-border pt-3'}>
      <p aria-live="polite" className="text-base text-pretty break-words">
        {said}
      </p>
      <ul aria-label="Warnings" hidden={shown.length === 0} className="grid gap-1 [&[hidden]]:hidden">
        {shown.map((warning) => {
          const name = placeName(warning);
          return (
            <li
              key={`${warning.path.join('.')} ${warning.code} ${warning.message}`}
              className="flex gap-1.5 text-sm text-warning-fg"
            >
              <TriangleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
              <span className="min-w-0 break-words">
                {name !== undefined && (
                  <>
                    <button
                      type="button"
                      onClick={() => onShow(warning)}
                      className="min-h-6 rounded-xs text-left font-medium underline underline-offset-2 hover:no-underline"
                    >
                      {name}
                    </button>
                    {': '}
                  </>
                )}
                {warning.message}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function useAfterPause<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
