import { LIMITS } from '@/lib/conditions/parse/limits';
import type { GroupValue, LeafSource } from '@/lib/conditions/types';

import { groupAt, nodeAt, pathOf } from './find-node';
import { changeSource, newGroup, newRule } from './new-nodes';
import { groupTitle, placeNumber } from './node-names';
import { changedNode, countLeaves, placementError } from './placement';
import type { TreeManager } from './tree-manager';
import { isGroupNode, isLeafNode, type LeafNode, type NextId, type TreePath } from './tree-types';
import { readKept } from './wire-query';

/** A control to focus after a change: its node, and its part within the node. */
export interface FocusRequest {
  readonly id: string;
  readonly part: string;
}

export interface TreeActions {
  addRule(groupId: string): void;
  addGroup(groupId: string): void;
  addAlternative(): void;
  duplicate(id: string): void;
  remove(id: string): void;
  /** Moves a node one position up or down among its siblings; `part` is the control that keeps focus. */
  shift(id: string, direction: 'up' | 'down', part: string): void;
  /** Moves a node to an index in a group, counted before the node is removed. Without an index: to the end. */
  moveTo(id: string, groupPath: TreePath, index?: number, part?: string): void;
  setJoin(id: string, join: { combinator?: GroupValue; not?: boolean }): void;
  setSource(id: string, on: LeafSource): void;
  setField(id: string, field: string): void;
  setOperator(id: string, operator: string, value: unknown): void;
  setValue(id: string, value: unknown): void;
  setTimeOperator(id: string, timeOperator: string): void;
  undo(keepFocus?: boolean): void;
  redo(keepFocus?: boolean): void;
}

export interface TreeActionsOptions {
  readonly manager: TreeManager;
  readonly nextId: NextId;
  readonly focus: (request: FocusRequest) => void;
  /** Announces a result to screen readers only. */
  readonly say: (message: string) => void;
  /** Shows and announces why an action was refused. */
  readonly refuse: (reason: string) => void;
}

export const FULL_REASON = `There may be at most ${LIMITS.leaves} rules in all.`;
export const DEEP_REASON = `Groups may be nested ${LIMITS.depth} deep.`;

/** The builder's changes to the tree. Each action is one step of the history. */
export function createTreeActions({ manager, nextId, focus, say, refuse }: TreeActionsOptions): TreeActions {
  const tree = () => manager.getQuery();
  const leaf = (id: string): LeafNode | undefined => {
    const node = nodeAt(tree(), pathOf(tree(), id) ?? [-1]);
    return node !== undefined && isLeafNode(node) ? node : undefined;
  };
  const hasRoomFor = (leaves: number) => countLeaves(tree()) + leaves <= LIMITS.leaves;

  function addGroupAt(groupId: string, combinator: GroupValue) {
    const rule = newRule(nextId);
    const group = newGroup(nextId, combinator, hasRoomFor(1) ? [rule] : []);
    manager.add(group, groupId);
    focus(group.rules.length > 0 ? { id: rule.id, part: 'first' } : { id: group.id, part: 'add' });
    say(`${groupTitle(pathOf(tree(), group.id) ?? [], group)} added.`);
  }

  function step(direction: 'undo' | 'redo', keepFocus: boolean) {
    if (direction === 'undo' ? !manager.canUndo() : !manager.canRedo()) return say(`Nothing to ${direction}.`);
    const before = tree();
    if (direction === 'undo') manager.undo();
    else manager.redo();
    const changed = changedNode(before, tree());
    if (changed !== undefined && !keepFocus) focus({ id: changed, part: 'near' });
    say(direction === 'undo' ? 'Undone.' : 'Done again.');
  }

  return {
    addRule(groupId) {
      if (!hasRoomFor(1)) return refuse(FULL_REASON);
      const rule = newRule(nextId);
      manager.add(rule, groupId);
      const path = pathOf(tree(), rule.id) ?? [];
      focus({ id: rule.id, part: 'first' });
      say(`Rule ${(path.at(-1) ?? 0) + 1} added to group ${placeNumber(path.slice(0, -1))}.`);
    },
    addGroup(groupId) {
      const path = pathOf(tree(), groupId);
      const parent = path === undefined ? undefined : groupAt(tree(), path);
      if (path === undefined || parent === undefined) return;
      if (path.length >= LIMITS.depth) return refuse(DEEP_REASON);
      addGroupAt(groupId, parent.combinator === 'AND' ? 'OR' : 'AND');
    },
    addAlternative() {
      addGroupAt('root', 'AND');
    },
    duplicate(id) {
      const path = pathOf(tree(), id);
      const node = path === undefined ? undefined : nodeAt(tree(), path);
      if (path === undefined || node === undefined) return;
      if (!hasRoomFor(countLeaves(node))) return refuse(FULL_REASON);
      const place = [...path.slice(0, -1), (path.at(-1) ?? 0) + 1];
      manager.move(id, place, { clone: true });
      const copy = nodeAt(tree(), place);
      if (copy !== undefined) focus({ id: copy.id, part: 'first' });
      say(`${isGroupNode(node) ? 'Group' : 'Rule'} duplicated.`);
    },
    remove(id) {
      const path = pathOf(tree(), id);
      const node = path === undefined ? undefined : nodeAt(tree(), path);
      if (path === undefined || node === undefined) return;
      manager.remove(id);
      const parent = groupAt(tree(), path.slice(0, -1)) ?? tree();
      const next = parent.rules[Math.min(path.at(-1) ?? 0, parent.rules.length - 1)];
      focus(next === undefined ? { id: parent.id, part: 'add' } : { id: next.id, part: 'first' });
      say(`${isGroupNode(node) ? `Group ${placeNumber(path)}` : 'Rule'} deleted. Undo brings it back.`);
    },
    shift(id, direction, part) {
      const path = pathOf(tree(), id) ?? [];
      const index = path.at(-1);
      const siblings = groupAt(tree(), path.slice(0, -1))?.rules.length ?? 0;
      if (index === undefined) return;
      if (direction === 'up' ? index === 0 : index === siblings - 1)
        return say(`It is the ${direction === 'up' ? 'first' : 'last'} already.`);
      // The index counts the node itself: two indexes down is one position down.
      manager.move(id, [...path.slice(0, -1), direction === 'up' ? index - 1 : index + 2]);
      focus({ id, part });
      say(`Moved to place ${direction === 'up' ? index : index + 2} of ${siblings}.`);
    },
    moveTo(id, groupPath, index, part = 'move') {
      const from = pathOf(tree(), id);
      const group = groupAt(tree(), groupPath);
      if (from === undefined || group === undefined) return;
      const reason = placementError(tree(), from, groupPath);
      if (reason !== undefined) return refuse(reason);
      const { id: groupId } = group;
      let movedId = id;
      manager.batch(() => {
        manager.move(id, [...groupPath, index ?? group.rules.length]);
        movedId = showWhatWasKept(manager, id, nextId);
      });
      const path = pathOf(tree(), groupId) ?? [];
      const place = (pathOf(tree(), movedId)?.at(-1) ?? 0) + 1;
      focus({ id: movedId, part });
      say(
        path.length === 0 ? `Moved to alternative ${place}.` : `Moved to place ${place} of ${groupTitle(path, group)}.`,
      );
    },
    setJoin(id, join) {
      manager.update(join, id);
    },
    setSource(id, on) {
      const node = leaf(id);
      if (node !== undefined && node.meta.on !== on) manager.update(changeSource(node, on), id);
    },
    setField(id, field) {
      manager.update('field', field, id);
    },
    setOperator(id, operator, value) {
      manager.update({ operator, value }, id);
    },
    setValue(id, value) {
      manager.update('value', value, id);
    },
    setTimeOperator(id, timeOperator) {
      const node = leaf(id);
      if (node !== undefined) manager.update('meta', { ...node.meta, timeOperator }, id);
    },
    undo: (keepFocus = false) => step('undo', keepFocus),
    redo: (keepFocus = false) => step('redo', keepFocus),
  };
}

/**
 * Gives controls to a part that was kept as JSON because it was nested too deep, after it moved up. Out: its current
 * id.
 */
function showWhatWasKept(manager: TreeManager, id: string, nextId: NextId): string {
  const path = pathOf(manager.getQuery(), id) ?? [];
  const node = nodeAt(manager.getQuery(), path);
  if (node === undefined || isGroupNode(node) || node.meta.shape !== 'kept' || path.length < 2) return id;
  const shown = readKept(node, path.length, nextId);
  if (!isGroupNode(shown) && shown.meta.shape === 'kept') return id;
  // Inserted nodes get new ids.
  manager.insert(shown, [...path], { replace: true });
  return nodeAt(manager.getQuery(), path)?.id ?? id;
}
