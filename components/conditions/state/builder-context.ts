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

/** The parts that the whole builder shares. Only new suggestions change it while the builder is open. */
export interface Builder {
  readonly manager: TreeManager;
  readonly actions: TreeActions;
  readonly turns: RowTurns;
  readonly suggestions: SuggestionIndex;
  /** The prefix of every DOM id of this builder. */
  readonly domId: string;
  /** Repeats the last action's focus request, after a closing menu has moved focus. */
  readonly refocus: () => void;
  readonly startDrag: (event: PointerEvent<HTMLElement>, id: string) => void;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (builder === null) throw new Error('This part belongs inside a ConditionsBuilder.');
  return builder;
}

/** From this many rules on, updates that affect many rows are deferred. */
const LARGE_TREE = 40;
const LAID_OUT_MS = 120;

/** Whether the rule limit is reached. Every row shows it, so hundreds of rows update when React has time. */
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

/** A name or index that changes for many rows at once. In a large tree, those rows render when React has time. */
export function useInTime<Value>(value: Value): Value {
  const { manager } = useBuilder();
  const later = useDeferredValue(value);
  return countLeaves(manager.getQuery()) < LARGE_TREE ? value : later;
}

/**
 * The largest group that is skipped as one, if it has no subgroups. Every skipped element has a small cost, visible or
 * not.
 */
const SKIPPED_TOGETHER = 20;

/** Whether the browser skips a whole group off screen. Otherwise it skips each row. */
export function isSkippedWhole(group: GroupNode): boolean {
  return group.rules.length <= SKIPPED_TOGETHER && !group.rules.some(isGroupNode);
}

/**
 * Lets the browser skip a part of a large tree while it is off screen. Waits for a first layout: the browser then
 * remembers the part's height, and nothing moves when the part scrolls into view.
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

/** Whether this row may render its controls yet. */
export function useTurn(id: string): boolean {
  return useRowTurn(useBuilder().turns, id);
}
