import {
  createContext,
  startTransition,
  useContext,
  useDeferredValue,
  useEffect,
  useState,
  type PointerEvent,
  type RefObject,
} from 'react';

import { countLeaves } from '@/components/conditions/tree/placement';
import type { TreeActions } from '@/components/conditions/tree/tree-actions';
import type { TreeManager } from '@/components/conditions/tree/tree-manager';
import { isGroupNode, type GroupNode } from '@/components/conditions/tree/tree-types';
import type { RowTurns } from '@/components/ui/row-turns';
import { useRowTurn } from '@/components/ui/use-row-turns';
import { LIMITS } from '@/lib/conditions/parse/limits';

import type { SuggestionIndex } from './suggestions';

/** What every part of the builder may use. It never changes while the builder is open, except for new suggestions. */
export interface Builder {
  readonly manager: TreeManager;
  readonly actions: TreeActions;
  readonly turns: RowTurns;
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

/** From this many rules on, what many rows say follows a moment later. */
const LARGE_TREE = 40;
const LAID_OUT_MS = 120;

/** Whether the limit of rules is reached. Every row says so: hundreds of them follow when there is time. */
export function useIsFull(): boolean {
  const { manager } = useBuilder();
  const read = () => countLeaves(manager.getQuery()) >= LIMITS.leaves;
  const [isFull, setIsFull] = useState(read);
  useEffect(() => {
    const follow = () => startTransition(() => setIsFull(countLeaves(manager.getQuery()) >= LIMITS.leaves));
    follow();
    return manager.subscribe(follow);
  }, [manager]);
  return isFull;
}

/** A name or place that changes for many rows at once: in a large tree those rows render when there is time. */
export function useInTime<Value>(value: Value): Value {
  const { manager } = useBuilder();
  const later = useDeferredValue(value);
  return countLeaves(manager.getQuery()) < LARGE_TREE ? value : later;
}

/** A group of so few rules, and no groups, is skipped as one: what is skipped costs a little each, seen or not. */
const SKIPPED_TOGETHER = 20;

/** Whether the browser skips a group as a whole while it is off screen; else each of its rows by itself. */
export function isSkippedWhole(group: GroupNode): boolean {
  return group.rules.length <= SKIPPED_TOGETHER && !group.rules.some(isGroupNode);
}

/**
 * Lets the browser skip a part of a large tree while it is off screen. Not before the part was laid out once: with the
 * height that the browser then remembers, nothing moves when it comes into view.
 */
export function useSkippedOffScreen(part: RefObject<HTMLElement | null>, isWanted: boolean): void {
  const { manager, turns } = useBuilder();
  useEffect(() => {
    const element = part.current;
    if (!isWanted || element === null || countLeaves(manager.getQuery()) < LARGE_TREE) return;
    let timer = 0;
    const wait = () => {
      timer = window.setTimeout(
        () => (turns.isBusy() ? wait() : element.setAttribute('data-skippable', '')),
        LAID_OUT_MS,
      );
    };
    wait();
    return () => {
      window.clearTimeout(timer);
      element.removeAttribute('data-skippable');
    };
  }, [part, isWanted, manager, turns]);
}

/** Whether it is this row's turn to show its controls. */
export function useTurn(id: string): boolean {
  return useRowTurn(useBuilder().turns, id);
}
