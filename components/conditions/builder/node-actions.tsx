'use client';

import { ChevronDown, ChevronUp, Copy, Trash2, type LucideIcon } from 'lucide-react';

import { useBuilder, useIsFull } from '@/components/conditions/state/builder-context';
import { FULL_REASON } from '@/components/conditions/tree/tree-actions';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

import { MoveMenu } from './move-menu';

export interface NodeActionsProps {
  id: string;
  /** "Rule 2 of group 'All of'" or "Group 1.2". */
  name: string;
  index: number;
  /** How many siblings there are, itself included. */
  count: number;
  /** Where "near" focus goes when the node has no other control. */
  isFirst?: boolean;
  className?: string;
}

/** Move, duplicate and delete. Buttons that can do nothing now stay in reach and say why. */
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

/** By itself, because it alone renders when the limit of rules is reached. */
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
  /** Shown as unavailable, but still focusable: the action itself says why nothing happens. */
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
