import { createContext, useContext, useSyncExternalStore, type PointerEvent } from 'react';
import { LIMITS } from '@/lib/conditions/limits';
import type { SuggestionIndex } from './suggestions';
import type { TreeActions } from './tree-actions';
import { countLeaves } from './tree-places';
import type { TreeManager } from './tree-manager';

/** What every part of the builder may use. It never changes while the builder is open, except for new suggestions. */
export interface Builder {
  readonly manager: TreeManager;
  readonly actions: TreeActions;
  readonly suggestions: SuggestionIndex;
  /** Begins every DOM id of this builder. */
  readonly domId: string;
  /** Puts focus where the last action wanted it, once a menu has given it back. */
  readonly refocus: () => void;
  readonly startDrag: (event: PointerEvent<HTMLElement>, id: string) => void;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (builder === null) throw new Error('This part belongs inside a ConditionsBuilder.');
  return builder;
}

/** Whether the limit of rules is reached. */
export function useIsFull(): boolean {
  const { manager } = useBuilder();
  const isFull = () => countLeaves(manager.getQuery()) >= LIMITS.leaves;
  return useSyncExternalStore(manager.subscribe, isFull, isFull);
}
