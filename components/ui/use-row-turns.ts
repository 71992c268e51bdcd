'use client';

import { startTransition, useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { createRowTurns, type RowTurns, type RowTurnsOptions } from './row-turns';

/** Whether this row may render yet. For rows that know their own position, such as those of a tree. */
export function useRowTurn(turns: RowTurns, id: string): boolean {
  const isReady = () => turns.isReady(id);
  useEffect(() => turns.enter(id), [turns, id]);
  return useSyncExternalStore(turns.subscribe, isReady, isReady);
}

/**
 * The rows of a long list that may render yet, in order. In: all rows; a key whose change starts over (another sort
 * order or filter); and the batch sizes. Rows added later wait their turn, changed rows stay.
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
    // A copy: the same turns object answers differently after every step.
    () => turns.subscribe(() => startTransition(() => setKept((now) => (now.turns === turns ? { ...now } : now)))),
    [turns],
  );
  return useMemo(() => new Set(rows.filter(({ _id }) => current.turns.isReady(_id))), [rows, current]);
}
