'use client';

import { startTransition, useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { createRowTurns, type RowTurns, type RowTurnsOptions } from './row-turns';

/** Whether it is this row's turn to be shown. For rows that know their place themselves, as those of a tree. */
export function useRowTurn(turns: RowTurns, id: string): boolean {
  const isReady = () => turns.isReady(id);
  useEffect(() => turns.enter(id), [turns, id]);
  return useSyncExternalStore(turns.subscribe, isReady, isReady);
}

/**
 * Which rows of a long list may be shown by now, in their order. In: all of them; what a new list begins with (another
 * sort, another filter): its rows come from the beginning; and how many come at a time. Rows that are added later come
 * in their turn, those that change stay.
 */
export function useRowsByTurn<Row extends { readonly _id: string }>(
  rows: readonly Row[],
  beginning: unknown,
  options: RowTurnsOptions,
): ReadonlySet<Row> {
  const [kept, setKept] = useState(() => ({ beginning, turns: createRowTurns(options) }));
  let current = kept;
  if (kept.beginning !== beginning) {
    current = { beginning, turns: createRowTurns(options) };
    setKept(current);
  }
  const { turns } = current;
  useEffect(
    // A copy: the same turns answer otherwise after every step.
    () => turns.subscribe(() => startTransition(() => setKept((now) => (now.turns === turns ? { ...now } : now)))),
    [turns],
  );
  return useMemo(() => new Set(rows.filter(({ _id }) => current.turns.isReady(_id))), [rows, current]);
}
