import {
  createContext,
  startTransition,
  useContext,
  useDeferredValue,
  useEffect,
  useState,
  useSyncExternalStore,
  type PointerEvent,
  type RefObject,
} from 'react';
import { LIMITS } from '@/lib/conditions/limits';
import type { RowTurns } from './row-turns';
import type { SuggestionIndex } from './suggestions';
import type { TreeActions } from './tree-actions';
import { countLeaves } from './tree-places';
import type { TreeManager } from './tree-manager';

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

/**
 * Lets the browser skip a row of a large tree while it is off screen. Not before the row was laid out once: with the
 * height that the browser then remembers, nothing moves when the row comes into view.
 */
export function useSkippedOffScreen(row: RefObject<HTMLElement | null>, isReady: boolean): void {
  const { manager } = useBuilder();
  useEffect(() => {
    if (!isReady || countLeaves(manager.getQuery()) < LARGE_TREE) return;
    const timer = window.setTimeout(() => row.current?.setAttribute('data-skippable', ''), LAID_OUT_MS);
    return () => window.clearTimeout(timer);
  }, [row, isReady, manager]);
}

/** Whether it is this row's turn to show its controls. */
export function useTurn(id: string): boolean {
  const { turns } = useBuilder();
  const isReady = () => turns.isReady(id);
  useEffect(() => turns.enter(id), [turns, id]);
  return useSyncExternalStore(turns.subscribe, isReady, isReady);
}
