'use client';

import { Plus } from 'lucide-react';
import { memo, useRef } from 'react';

import {
  isSkippedWhole,
  useBuilder,
  useIsFull,
  useSkippedOffScreen,
  useTurn,
} from '@/components/conditions/state/builder-context';
import { useNodeErrors } from '@/components/conditions/state/error-store';
import { FieldErrors } from '@/components/conditions/state/field-errors';
import { groupReference, groupTitle, placeNumber, wirePath } from '@/components/conditions/tree/node-names';
import { DEEP_REASON, FULL_REASON } from '@/components/conditions/tree/tree-actions';
import { isGroupNode, type GroupNode } from '@/components/conditions/tree/tree-types';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { LIMITS } from '@/lib/conditions/parse/limits';

import { GroupHeader } from './group-header';
import { RuleRow } from './rule-row';

export interface GroupViewProps {
  group: GroupNode;
  /** The path as text, such as "0.2", so that equal paths compare as equal props. */
  place: string;
  count: number;
}

/** A group, its children and its add buttons. Renders only when its content changed or it moved. */
export const GroupView = memo(function GroupView(props: GroupViewProps) {
  const { group, place } = props;
  const isReady = useTurn(group.id);
  if (isReady) return <ReadyGroup {...props} />;
  return <div data-node={group.id} data-waiting="" data-path={wirePath(pathOfPlace(place))} className="min-h-24" />;
});

function ReadyGroup({ group, place, count }: GroupViewProps) {
  const { domId } = useBuilder();
  const errors = useNodeErrors(group);
  const { id, rules, not } = group;
  const path = pathOfPlace(place);
  const isOnly = path.length === 1 && count === 1;
  const groupRef = groupReference(path, group, isOnly);
  const messages = Object.values(errors).flat();
  const box = useRef<HTMLDivElement>(null);
  const isWhole = isSkippedWhole(group);
  useSkippedOffScreen(box, isWhole);
  return (
    <div
      ref={box}
      role="group"
      aria-label={groupTitle(path, group)}
      aria-describedby={messages.length > 0 ? `${domId}-${id}-errors` : undefined}
      data-node={id}
      data-path={wirePath(path)}
      // The padding leaves room for focus rings: `content-visibility` would clip them.
      className="-m-1 min-w-0 space-y-2 p-1 [contain-intrinsic-block-size:auto_24rem] data-dragging:opacity-40 data-skippable:[content-visibility:auto]"
    >
      <GroupHeader group={group} path={path} count={count} />
      <FieldErrors id={`${domId}-${id}-errors`} messages={messages} />
      <div
        className={cn(
          'min-w-0 space-y-3 border-l pl-2 @md/builder:ml-3 @md/builder:pl-3',
          not ? 'border-l-2 border-warning-fg' : 'border-border-strong/50',
        )}
      >
        {rules.length > 0 && (
          <ul className="min-w-0 space-y-3">
            {rules.map((child, index) => (
              <li key={child.id} className="flow-root">
                {isGroupNode(child) ? (
                  <GroupView group={child} place={`${place}.${index}`} count={rules.length} />
                ) : (
                  <RuleRow
                    node={child}
                    index={index}
                    count={rules.length}
                    groupRef={groupRef}
                    place={`${place}.${index}`}
                    isSkippedByGroup={isWhole}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
        <GroupFoot id={id} number={placeNumber(path)} depth={path.length} isEmpty={rules.length === 0} />
      </div>
    </div>
  );
}

function pathOfPlace(place: string): number[] {
  return place.split('.').map(Number);
}

interface GroupFootProps {
  id: string;
  number: string;
  depth: number;
  isEmpty: boolean;
}

const GroupFoot = memo(function GroupFoot({ id, number, depth, isEmpty }: GroupFootProps) {
  const { actions, domId } = useBuilder();
  const isFull = useIsFull();
  const isDeepest = depth >= LIMITS.depth;
  const reasonId = `${domId}-${id}-reason`;
  const reason = [isFull && FULL_REASON, isDeepest && DEEP_REASON].filter(Boolean).join(' ');
  const off = 'aria-disabled:opacity-60 aria-disabled:hover:bg-transparent';
  return (
    <div data-drop="foot" className="flex group-disabled/tree:hidden flex-wrap items-center gap-x-1 gap-y-0.5">
      <Button
        variant="ghost"
        size="sm"
        aria-label={`Add rule to group ${number}`}
        data-focus={`${id}:add`}
        aria-disabled={isFull || undefined}
        aria-describedby={isFull ? reasonId : undefined}
        onClick={() => actions.addRule(id)}
        className={`-ml-1.5 px-1.5 pointer-coarse:h-9 ${off}`}
      >
        <Plus aria-hidden />
        Add rule
      </Button>
      <Button
        variant="ghost"
        size="sm"
        aria-label={`Add group to group ${number}`}
        aria-disabled={isDeepest || undefined}
        aria-describedby={isDeepest ? reasonId : undefined}
        onClick={() => actions.addGroup(id)}
        className={`px-1.5 pointer-coarse:h-9 ${off}`}
      >
        <Plus aria-hidden />
        Add group
      </Button>
      {isEmpty && <span className="text-sm text-text-muted">Empty: a group without rules is true.</span>}
      {reason !== '' && (
        <span id={reasonId} className="text-sm text-text-muted">
          {reason}
        </span>
      )}
    </div>
  );
});
