import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { newTreeManager, type TreeManager } from './tree-manager';
import type { NextId, Tree } from './tree-types';
import { fromWire, toWire } from './wire-query';

export interface ConditionTree {
  readonly tree: Tree;
  readonly manager: TreeManager;
  readonly nextId: NextId;
  /** Sends the owner a wire value that the tree does not hold yet: an edit of the raw JSON. */
  readonly emit: (wire: unknown) => void;
}

/**
 * The builder's tree: react-querybuilder's manager holds it, its history and its subscribers. In: the owner's wire
 * value, and the callback for changes. A value other than the last one sent to the owner replaces the tree and its
 * history.
 */
export function useConditionTree(value: unknown, onChange: (next: unknown) => void): ConditionTree {
  const [{ manager, nextId }] = useState(() => newTreeManager(value));
  const told = useRef(value);
  const isImporting = useRef(false);
  const tree = useSyncExternalStore(manager.subscribe, manager.getQuery, manager.getQuery);

  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  }, [onChange]);
  const emit = useCallback((wire: unknown) => {
    if (isSameJson(wire, told.current)) return;
    told.current = wire;
    latest.current(wire);
  }, []);

  useEffect(
    () =>
      manager.subscribe(() => {
        if (!isImporting.current) emit(toWire(manager.getQuery()));
      }),
    [manager, emit],
  );

  useEffect(() => {
    if (isSameJson(value, told.current)) return;
    told.current = value;
    isImporting.current = true;
    manager.setQuery(fromWire(value, nextId));
    manager.clearHistory();
    isImporting.current = false;
  }, [value, manager, nextId]);

  return { tree, manager, nextId, emit };
}

/** An owner may pass back a copy of the value it received. */
function isSameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
}
