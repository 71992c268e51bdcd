'use client';

import { useCallback, useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import type { TreeActions } from './tree-actions';
import { groupAt, pathOf } from './tree-nodes';
import { placementError } from './tree-places';
import type { Tree, TreePath } from './tree-types';
import type { TreeManager } from './tree-manager';

interface Drop {
  readonly groupPath: TreePath;
  readonly index: number;
  /** Where the line is drawn, in the page's coordinates. */
  readonly y: number;
  readonly left: number;
  readonly width: number;
}

const EDGE_PX = 56;
const STEP_PX = 12;

/**
 * Moves a node by pointer. In: the builder's box, its tree, and the line that shows where the node would land.
 * Out: what a handle calls on pointerdown. The page is touched directly while dragging: nothing renders until the drop.
 */
export function useNodeDrag(
  box: RefObject<HTMLElement | null>,
  line: RefObject<HTMLElement | null>,
  manager: TreeManager,
  actions: TreeActions,
): (event: ReactPointerEvent<HTMLElement>, id: string) => void {
  const isDragging = useRef(false);
  return useCallback(
    (event, id) => {
      const handle = event.currentTarget;
      const root = box.current;
      const dragged = root?.querySelector(`[data-node="${id}"]`);
      if (event.button !== 0 || isDragging.current || !root || !dragged || handle.closest('fieldset')?.disabled) return;
      event.preventDefault();
      isDragging.current = true;
      handle.setPointerCapture(event.pointerId);
      dragged.setAttribute('data-dragging', '');
      let drop: Drop | undefined;

      const onMove = (move: PointerEvent) => {
        scrollNearEdge(move.clientY);
        drop = findDrop(root, manager.getQuery(), id, move.clientX, move.clientY);
        drawLine(line.current, root, drop);
      };
      const end = () => {
        isDragging.current = false;
        dragged.removeAttribute('data-dragging');
        drawLine(line.current, root, undefined);
        handle.removeEventListener('pointermove', onMove);
        handle.removeEventListener('pointerup', onUp);
        handle.removeEventListener('pointercancel', end);
        document.removeEventListener('keydown', onKey, true);
      };
      const onUp = () => {
        end();
        if (drop !== undefined) actions.moveTo(id, drop.groupPath, drop.index, 'first');
      };
      const onKey = (key: KeyboardEvent) => {
        if (key.key !== 'Escape') return;
        key.stopPropagation();
        end();
      };
      handle.addEventListener('pointermove', onMove);
      handle.addEventListener('pointerup', onUp);
      handle.addEventListener('pointercancel', end);
      document.addEventListener('keydown', onKey, true);
    },
    [box, line, manager, actions],
  );
}

/** The place under the pointer: before or after a row, at the start of a group (its header) or at its end (its foot). */
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
  // Where it stands already is no place to go.
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

function scrollNearEdge(y: number) {
  if (y < EDGE_PX) window.scrollBy(0, -STEP_PX);
  else if (y > window.innerHeight - EDGE_PX) window.scrollBy(0, STEP_PX);
}
