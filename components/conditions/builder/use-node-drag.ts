'use client';

import { useCallback, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';

import { groupAt, pathOf } from '@/components/conditions/tree/find-node';
import { placementError } from '@/components/conditions/tree/placement';
import type { TreeActions } from '@/components/conditions/tree/tree-actions';
import type { TreeManager } from '@/components/conditions/tree/tree-manager';
import type { Tree, TreePath } from '@/components/conditions/tree/tree-types';
import { usePointerDrag } from '@/components/ui/use-pointer-drag';

interface Drop {
  readonly groupPath: TreePath;
  readonly index: number;
  /** The position of the drop line, in page coordinates. */
  readonly y: number;
  readonly left: number;
  readonly width: number;
}

/**
 * Moves a node by pointer. In: the builder's element, its tree, and the line that shows the drop position. Out: the
 * pointerdown handler of a drag handle. Dragging changes the DOM directly: nothing renders until the drop.
 */
export function useNodeDrag(
  box: RefObject<HTMLElement | null>,
  line: RefObject<HTMLElement | null>,
  manager: TreeManager,
  actions: TreeActions,
): (event: ReactPointerEvent<HTMLElement>, id: string) => void {
  const startDrag = usePointerDrag();
  return useCallback(
    (event, id) => {
      const root = box.current;
      const dragged = root?.querySelector(`[data-node="${id}"]`);
      if (!root || !dragged || event.currentTarget.closest('fieldset')?.disabled) return;
      let drop: Drop | undefined;
      startDrag(event, {
        dragged,
        onMove: (x, y) => {
          drop = findDrop(root, manager.getQuery(), id, x, y);
          drawLine(line.current, root, drop);
        },
        onEnd: () => drawLine(line.current, root, undefined),
        onDrop: () => {
          if (drop !== undefined) actions.moveTo(id, drop.groupPath, drop.index, 'first');
        },
      });
    },
    [box, line, manager, actions, startDrag],
  );
}

/**
 * The drop position under the pointer: before or after a row, at the start of a group (header) or at its end (footer).
 */
function findDrop(root: HTMLElement, tree: Tree, id: string, x: number, y: number): Drop | undefined {
  const part = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]');
  const nodeId = part?.closest<HTMLElement>('[data-node]')?.dataset['node'];
  if (!part || nodeId === undefined || !root.contains(part)) return undefined;
  const over = pathOf(tree, nodeId);
  const from = pathOf(tree, id);
  if (over === undefined || from === undefined) return undefined;
  const { top, bottom, left, width } = part.getBoundingClientRect();
  const isUpper = y < (top + bottom) / 2;
  const ownIndex = over.at(-1) ?? 0;
  const places: Readonly<Record<string, { groupPath: TreePath; index: number; y: number }>> = {
    row: { groupPath: over.slice(0, -1), index: isUpper ? ownIndex : ownIndex + 1, y: isUpper ? top : bottom },
    head: isUpper
      ? { groupPath: over.slice(0, -1), index: ownIndex, y: top }
      : { groupPath: over, index: 0, y: bottom },
    foot: { groupPath: over, index: groupAt(tree, over)?.rules.length ?? 0, y: top },
  };
  const place = places[part.dataset['drop'] ?? ''];
  if (place === undefined || placementError(tree, from, place.groupPath) !== undefined) return undefined;
  // The node's own position is no target.
  const isSibling = place.groupPath.join('.') === from.slice(0, -1).join('.');
  const shift = place.index - (from.at(-1) ?? 0);
  return isSibling && (shift === 0 || shift === 1) ? undefined : { ...place, left, width };
}

function drawLine(line: HTMLElement | null, root: HTMLElement, drop: Drop | undefined) {
  if (line === null) return;
  line.hidden = drop === undefined;
  if (drop === undefined) return;
  const origin = root.getBoundingClientRect();
  line.style.top = `${drop.y - origin.top - 1}px`;
  line.style.left = `${drop.left - origin.left}px`;
  line.style.width = `${drop.width}px`;
}
