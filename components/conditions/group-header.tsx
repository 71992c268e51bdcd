'use client';

import { Check } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { cn } from '@/components/ui/cn';
import type { GroupValue } from '@/lib/conditions/types';
import { useBuilder } from './builder-context';
import { DragHandle } from './drag-handle';
import { NodeActions } from './node-actions';
import { groupMeaning, placeNumber } from './node-names';
import type { GroupNode, TreePath } from './tree-types';

export interface GroupHeaderProps {
  group: GroupNode;
  path: TreePath;
  count: number;
}

const JOINS: readonly { readonly value: GroupValue; readonly label: string }[] = [
  { value: 'AND', label: 'All of' },
  { value: 'OR', label: 'Any of' },
];

/** How a group joins its rules, whether it is turned round, and what may be done with it. */
export function GroupHeader({ group, path, count }: GroupHeaderProps) {
  const { actions } = useBuilder();
  const { id, not, combinator } = group;
  const number = placeNumber(path);
  const canMove = path.length > 1 || count > 1;
  return (
    <div data-drop="head" className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      {canMove && <DragHandle id={id} />}
      <span className="tabular text-sm font-medium whitespace-nowrap text-text-muted">Group {number}</span>
      <button
        type="button"
        aria-pressed={not}
        aria-label={`NOT, group ${number}`}
        data-focus={`${id}:first`}
        onClick={() => actions.setJoin(id, { not: !not })}
        className={cn(
          'inline-flex h-7 items-center gap-1 rounded-md border px-2 text-sm font-medium pointer-coarse:h-9',
          not
            ? 'border-warning-fg bg-warning-bg text-warning-fg'
            : 'border-border-strong bg-surface text-text-muted hover:bg-hover hover:text-text',
        )}
      >
        {not && <Check aria-hidden className="size-3.5" />}
        NOT
      </button>
      <ToggleGroup.Root
        type="single"
        value={combinator}
        aria-label={`Group ${number}: rules joined by`}
        onValueChange={(value) => (value === 'AND' || value === 'OR') && actions.setJoin(id, { combinator: value })}
        className="inline-flex h-7 rounded-md border border-border-strong bg-surface p-px pointer-coarse:h-9"
      >
        {JOINS.map(({ value, label }) => (
          <ToggleGroup.Item
            key={value}
            value={value}
            aria-label={`${label}, group ${number}`}
            className="rounded-[5px] px-2 text-sm font-medium text-text-muted hover:text-text data-[state=on]:bg-accent data-[state=on]:text-accent-foreground"
          >
            {label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <span className={cn('min-w-0 text-sm', not ? 'text-warning-fg' : 'hidden text-text-muted @lg/builder:inline')}>
        {groupMeaning({ not, combinator })}
      </span>
      <NodeActions id={id} name={`Group ${number}`} index={path.at(-1) ?? 0} count={count} className="ml-auto" />
    </div>
  );
}
