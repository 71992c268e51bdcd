'use client';

import { ChevronDown, ChevronUp, Copy, Trash2, type LucideIcon } from 'lucide-react';

import { useBuilder, useIsFull } from '@/components/conditions/state/builder-context';
import { FULL_REASON } from '@/components/conditions/tree/tree-actions';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

import { MoveMenu } from './move-menu';

export interface NodeActionsProps {
  id: string;
  /** Such as "Rule 2 of group 'All of'" or "Group 1.2". */
  name: string;
  index: number;
  /** The number of siblings, including this node. */
  count: number;
  /** Whether "near" focus falls back to these buttons, for a node without other controls. */
  isFirst?: boolean;
  className?: string;
}

/** Move, duplicate and delete. Unavailable buttons stay focusable and explain why. */
export function NodeActions({ id, name, index, count, isFirst = false, className }: NodeActionsProps) {
  const { actions } = useBuilder();
  return (
    <div className={cn('flex shrink-0 items-center group-disabled/tree:hidden', className)}>
      {count > 1 && (
        <>
          <IconAction
            icon={ChevronUp}
            label={`${name}: move up`}
            title="Move up"
            focusKey={`${id}:up`}
            isOff={index === 0}
            onClick={() => actions.shift(id, 'up', 'up')}
          />
          <IconAction
            icon={ChevronDown}
            label={`${name}: move down`}
            title="Move down"
            focusKey={`${id}:down`}
            isOff={index === count - 1}
            onClick={() => actions.shift(id, 'down', 'down')}
          />
        </>
      )}
      <MoveMenu id={id} name={name} />
      <DuplicateAction id={id} name={name} />
      <IconAction
        icon={Trash2}
        label={`${name}: delete`}
        title="Delete"
        {...(isFirst && { focusKey: `${id}:first` })}
        onClick={() => actions.remove(id)}
      />
    </div>
  );
}

/** A component of its own, because only this button renders when the rule limit is reached. */
function DuplicateAction({ id, name }: { id: string; name: string }) {
  const { actions } = useBuilder();
  const isFull = useIsFull();
  return (
    <IconAction
      icon={Copy}
      label={`${name}: duplicate`}
      title={isFull ? FULL_REASON : 'Duplicate'}
      isOff={isFull}
      onClick={() => actions.duplicate(id)}
    />
  );
}

interface IconActionProps {
  icon: LucideIcon;
  label: string;
  title: string;
  focusKey?: string;
  /** Looks unavailable but stays focusable: the action explains why nothing happens. */
  isOff?: boolean;
  onClick: () => void;
}

function IconAction({ icon: Icon, label, title, focusKey, isOff = false, onClick }: IconActionProps) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={label}
      title={title}
      data-focus={focusKey}
      aria-disabled={isOff || undefined}
      onClick={onClick}
      className="text-text-muted hover:text-text aria-disabled:opacity-35 aria-disabled:hover:bg-transparent"
    >
      <Icon aria-hidden />
    </Button>
  );
}
