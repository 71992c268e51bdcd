'use client';

import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';

import { nodeAt } from '@/components/conditions/tree/find-node';
import { placeError } from '@/components/conditions/tree/locate-errors';
import { nodeName } from '@/components/conditions/tree/node-names';
import type { Tree } from '@/components/conditions/tree/tree-types';
import type { ConditionWarning } from '@/lib/conditions/analyse/analyse';

export interface SentenceProps {
  text: string;
  warnings: readonly ConditionWarning[];
  /** The tree that the warnings refer to. */
  tree: Tree;
  /** Focuses the node of a warning. */
  onShow: (id: string) => void;
  /** For screen readers only: the empty state shows the same words. */
  isSilent: boolean;
}

/** The whole tree as one sentence, with its warnings. The owner updates it after a pause. */
export const Sentence = memo(function Sentence({ text, warnings, tree, onShow, isSilent }: SentenceProps) {
  return (
    <div className={isSilent ? 'sr-only' : 'grid gap-2 border-t border-border pt-3'}>
      <p aria-live="polite" className="text-base text-pretty break-words">
        {text}
      </p>
      <ul aria-label="Warnings" hidden={warnings.length === 0} className="grid gap-1 [&[hidden]]:hidden">
        {warnings.map((warning) => {
          const { path } = placeError(tree, warning.path, '');
          const name = nodeName(tree, path);
          const node = nodeAt(tree, path);
          return (
            <li
              key={`${warning.path.join('.')} ${warning.code} ${warning.message}`}
              className="flex gap-1.5 text-sm text-warning-fg"
            >
              <TriangleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
              <span className="min-w-0 break-words">
                {name !== undefined && node !== undefined && (
                  <>
                    <button
                      type="button"
                      onClick={() => onShow(node.id)}
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
});
