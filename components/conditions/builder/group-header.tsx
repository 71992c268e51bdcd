'use client';

import { Check } from 'lucide-react';

import { useBuilder } from '@/components/conditions/state/builder-context';
import { groupMeaning, placeNumber } from '@/components/conditions/tree/node-names';
import type { GroupNode, TreePath } from '@/components/conditions/tree/tree-types';
import { cn } from '@/components/ui/cn';

import { DragHandle } from './drag-handle';
import { JoinSwitch } from './join-switch';
import { NodeActions } from './node-actions';

export interface GroupHeaderProps {
  group: GroupNode;
  path: TreePath;
  count: number;
}

/** A group's join, its negation, and its actions. */
export function GroupHeader({ group, path, count }: GroupHeaderProps) {
  const { actions, domId } = useBuilder();
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
      <JoinSwitch
        id={`${domId}-${id}`}
        groupName={`group ${number}`}
        value={combinator}
        onChange={(value) => actions.setJoin(id, { combinator: value })}
      />
      <span className={cn('min-w-0 text-sm', not ? 'text-warning-fg' : 'hidden text-text-muted @lg/builder:inline')}>
        {groupMeaning({ not, combinator })}
      </span>
      <NodeActions id={id} name={`Group ${number}`} index={path.at(-1) ?? 0} count={count} className="ml-auto" />
    </div>
  );
}
