import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';

import { isLimitMessage, sameErrors, type NodeErrors } from '@/components/conditions/tree/locate-errors';
import type { TreeNode } from '@/components/conditions/tree/tree-types';

/** Errors that the owner passed, with their node. They disappear when that node changes. */
interface GivenErrors {
  readonly node: TreeNode;
  readonly errors: NodeErrors;
}

/** Errors by node, outside React state: a keystroke in one rule renders that rule and not two hundred others. */
export interface ErrorStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly local: (id: string) => NodeErrors | undefined;
  readonly given: (id: string) => GivenErrors | undefined;
  /** Whether to show a node's own errors: it lost focus once, or the owner has shown all errors. */
  readonly isShown: (id: string) => boolean;
  readonly touch: (id: string) => void;
  readonly setLocal: (errors: ReadonlyMap<string, NodeErrors>) => void;
  readonly setGiven: (errors: ReadonlyMap<string, GivenErrors>) => void;
  readonly showAll: () => void;
}

export function createErrorStore(): ErrorStore {
  const listeners = new Set<() => void>();
  // The root has no controls that could lose focus, so its errors show at once.
  const touched = new Set(['root']);
  let isAllShown = false;
  let local: ReadonlyMap<string, NodeErrors> = new Map();
  let given: ReadonlyMap<string, GivenErrors> = new Map();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    local: (id) => local.get(id),
    given: (id) => given.get(id),
    isShown: (id) => isAllShown || touched.has(id),
    touch(id) {
      if (touched.has(id)) return;
      touched.add(id);
      notify();
    },
    setLocal(errors) {
      // Equal errors keep their object, so that nothing renders for them.
      const kept = [...errors].map(
        ([id, each]) => [id, sameErrors(local.get(id), each) ? (local.get(id) ?? each) : each] as const,
      );
      local = new Map(kept);
      notify();
    },
    setGiven(errors) {
      given = errors;
      notify();
    },
    showAll() {
      if (isAllShown) return;
      isAllShown = true;
      notify();
    },
  };
}

export const ErrorStoreContext = createContext<ErrorStore>(createErrorStore());

const NONE: NodeErrors = {};

/** The errors to show at a node now. */
export function useNodeErrors(node: TreeNode): NodeErrors {
  const store = useContext(ErrorStoreContext);
  const { id } = node;
  const local = useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.local(id), [store, id]),
    () => undefined,
  );
  const given = useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.given(id), [store, id]),
    () => undefined,
  );
  const isShown = useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.isShown(id), [store, id]),
    () => false,
  );
  return useMemo(() => {
    const own = isShown ? local : limitsOf(local);
    const sent = given?.node === node ? given.errors : undefined;
    if (own === undefined || sent === undefined) return own ?? sent ?? NONE;
    const parts = Object.keys({ ...sent, ...own }) as (keyof NodeErrors)[];
    return Object.fromEntries(parts.map((part) => [part, [...new Set([...(own[part] ?? []), ...(sent[part] ?? [])])]]));
  }, [node, local, given, isShown]);
}

/** An exceeded limit shows at once. Other errors, such as an empty field, wait until the rule loses focus. */
function limitsOf(errors: NodeErrors | undefined): NodeErrors | undefined {
  if (errors === undefined) return undefined;
  const parts = Object.entries(errors).map(([part, messages]) => [part, messages.filter(isLimitMessage)] as const);
  const passed = parts.filter(([, messages]) => messages.length > 0);
  return passed.length === 0 ? undefined : Object.fromEntries(passed);
}
