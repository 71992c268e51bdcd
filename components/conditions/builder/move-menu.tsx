'use client';

import { FolderInput } from 'lucide-react';
import { useRef, useState, type ComponentProps } from 'react';

import { useBuilder } from '@/components/conditions/state/builder-context';
import { groupAt, nodeAt, pathOf } from '@/components/conditions/tree/find-node';
import { placeNumber } from '@/components/conditions/tree/node-names';
import { moveTargets, placementError } from '@/components/conditions/tree/placement';
import { isGroupNode, type Tree, type TreePath } from '@/components/conditions/tree/tree-types';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';

export interface MoveMenuProps {
  id: string;
  name: string;
}

/** Moves a node out of its group, into a neighboring group, or to the end of any group by name. */
export function MoveMenu({ id, name }: MoveMenuProps) {
  // Hundreds of rules have a menu each, so a menu is rendered on first use.
  const [isUsed, setIsUsed] = useState(false);
  const trigger = { 'aria-label': `${name}: move to…`, title: 'Move to…', 'data-focus': `${id}:move` };
  if (!isUsed) {
    return (
      <TriggerButton
        {...trigger}
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={() => setIsUsed(true)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setIsUsed(true);
        }}
      />
    );
  }
  return <OpenedMoveMenu id={id} trigger={trigger} />;
}

function OpenedMoveMenu({ id, trigger }: { id: string; trigger: ComponentProps<'button'> }) {
  const { manager, refocus } = useBuilder();
  const [isOpen, setIsOpen] = useState(true);
  const hasMoved = useRef(false);
  return (
    <DropdownMenu open={isOpen} onOpenChange={setIsOpen}>
      <DropdownMenuTrigger asChild>
        <TriggerButton {...trigger} />
      </DropdownMenuTrigger>
      {isOpen && (
        <DropdownMenuContent
          align="end"
          className="max-w-80"
          onCloseAutoFocus={(event) => {
            if (!hasMoved.current) return;
            hasMoved.current = false;
            event.preventDefault();
            refocus();
          }}
        >
          <MoveItems id={id} tree={manager.getQuery()} onMove={() => (hasMoved.current = true)} />
        </DropdownMenuContent>
      )}
    </DropdownMenu>
  );
}

function TriggerButton(props: ComponentProps<'button'>) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      className="text-text-muted hover:text-text aria-expanded:bg-hover"
      {...props}
    >
      <FolderInput aria-hidden />
    </Button>
  );
}

function MoveItems({ id, tree, onMove }: { id: string; tree: Tree; onMove: () => void }) {
  const { actions } = useBuilder();
  const from = pathOf(tree, id);
  const node = from === undefined ? undefined : nodeAt(tree, from);
  if (from === undefined || node === undefined) return null;
  const move = (groupPath: TreePath, index?: number) => {
    onMove();
    actions.moveTo(id, groupPath, index);
  };
  const parentPath = from.slice(0, -1);
  const outPath = parentPath.slice(0, -1);
  const canGoOut = parentPath.length > 0 && placementError(tree, from, outPath) === undefined;
  const into = neighbourGroup(tree, from);
  return (
    <>
      <DropdownMenuItem disabled={!canGoOut} onSelect={() => move(outPath, (parentPath.at(-1) ?? 0) + 1)}>
        {parentPath.length > 0 ? `Out of group ${placeNumber(parentPath)}` : 'Out of its group'}
      </DropdownMenuItem>
      <DropdownMenuItem
        disabled={into === undefined}
        onSelect={() => into !== undefined && move(into.path, into.index)}
      >
        {into === undefined ? 'Into the group beside it' : `Into group ${placeNumber(into.path)} beside it`}
      </DropdownMenuItem>
      <DropdownMenuSeparator />
      <DropdownMenuLabel>Move to the end of</DropdownMenuLabel>
      {isGroupNode(node) && (
        <DropdownMenuItem
          disabled={from.length === 1 || placementError(tree, from, []) !== undefined}
          onSelect={() => move([])}
        >
          The top: an alternative of its own
        </DropdownMenuItem>
      )}
      {moveTargets(tree, from).map(({ path, title, reason }) => (
        <DropdownMenuItem
          key={title}
          disabled={reason !== undefined}
          onSelect={() => move(path)}
          style={{ paddingLeft: 8 + (path.length - 1) * 12 }}
        >
          <span className="grid">
            {title}
            {reason !== undefined && <span className="text-xs text-text-muted"> {reason}</span>}
          </span>
        </DropdownMenuItem>
      ))}
    </>
  );
}

/**
 * The group directly above, else the one directly below, if it accepts the node. `index` is the end nearest to the
 * node.
 */
function neighbourGroup(tree: Tree, from: TreePath): { path: TreePath; index: number } | undefined {
  const index = from.at(-1) ?? 0;
  for (const beside of [index - 1, index + 1]) {
    const path = [...from.slice(0, -1), beside];
    const group = groupAt(tree, path);
    if (group === undefined || placementError(tree, from, path) !== undefined) continue;
    return { path, index: beside < index ? group.rules.length : 0 };
  }
  return undefined;
}
