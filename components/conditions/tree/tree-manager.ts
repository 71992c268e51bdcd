import { QueryManager } from 'react-querybuilder';

import type { NextId, Tree } from './tree-types';
import { fromWire } from './wire-query';

/** react-querybuilder's manager of a tree: its actions, its history and its subscribers. */
export type TreeManager = QueryManager<Tree>;

/** Creates a tree from the wire form. Typing in one control within 0.8 s is one step of the history. */
export function newTreeManager(wire: unknown): { manager: TreeManager; nextId: NextId } {
  let last = 0;
  // A counter: equal on server and client, and `crypto.randomUUID` does not exist on plain http.
  const nextId = () => {
    last += 1;
    return `c${last}`;
  };
  const manager: TreeManager = new QueryManager<Tree>(fromWire(wire, nextId), {
    combinators: [
      { name: 'AND', label: 'All of' },
      { name: 'OR', label: 'Any of' },
    ],
    idGenerator: nextId,
    resetOnFieldChange: false,
    history: { maxHistory: 100, coalesceMs: 800 },
  });
  return { manager, nextId };
}
