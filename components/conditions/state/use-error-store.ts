import { useEffect, useState } from 'react';

import { nodeAt, pathOf } from '@/components/conditions/tree/find-node';
import { errorsByNode, placeError, readErrorKey } from '@/components/conditions/tree/locate-errors';
import type { TreeManager } from '@/components/conditions/tree/tree-manager';

import { createErrorStore, type ErrorStore } from './error-store';

export type GivenErrorMap = Readonly<Record<string, { readonly messages: readonly string[] }>>;

/** The builder's error store. The owner's errors stay attached to the nodes they were passed for. */
export function useErrorStore(manager: TreeManager, given: GivenErrorMap | undefined): ErrorStore {
  const [store] = useState(createErrorStore);
  // An owner may create a new object in every render; only changed errors count.
  const text = JSON.stringify(given ?? {});

  useEffect(() => {
    const tree = manager.getQuery();
    const placed = Object.entries(JSON.parse(text) as GivenErrorMap)
      .filter(([key]) => /^conditions(?:[.[]|$)/.test(key))
      .flatMap(([key, { messages }]) => messages.map((message) => placeError(tree, readErrorKey(key), message)));
    const byNode = [...errorsByNode(tree, placed)].flatMap(([id, errors]) => {
      const node = nodeAt(tree, pathOf(tree, id) ?? []);
      return node === undefined ? [] : [[id, { node, errors }] as const];
    });
    store.setGiven(new Map(byNode));
    if (placed.length > 0) store.showAll();
  }, [store, manager, text]);

  return store;
}
