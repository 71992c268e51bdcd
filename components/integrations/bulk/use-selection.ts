'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { rangeBetween, withSelected } from './select-range';

export interface RowSelection {
  readonly marked: ReadonlySet<string>;
  /** `isRange`: selects all rows from the last clicked one to this one. */
  readonly select: (id: string, isSelected: boolean, isRange: boolean) => void;
  readonly selectMany: (ids: readonly string[], isSelected: boolean) => void;
  readonly clear: () => void;
}

/** Elements that use these keys themselves. */
const ELSEWHERE = 'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog], [role=menu]';

/**
 * The selected rows. In: the ids of the visible rows, in order. Rows that a filter hides stay selected and reappear
 * with it. `x` selects the focused row, Shift+`x` all rows up to it; Escape clears the selection.
 */
export function useSelection(shownIds: readonly string[]): RowSelection {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string>(undefined);

  function select(id: string, isSelected: boolean, isRange: boolean) {
    const ids = isRange ? rangeBetween(shownIds, anchor.current, id) : [id];
    anchor.current = id;
    setMarked((current) => withSelected(current, ids, isSelected));
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(ELSEWHERE) || document.querySelector('[role=dialog], [role=menu]')) return;
    if (event.key === 'Escape' && marked.size > 0) setMarked(new Set());
    const id = target?.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (event.key.toLowerCase() !== 'x' || id === undefined) return;
    event.preventDefault();
    select(id, !marked.has(id), event.shiftKey);
  });

  useEffect(() => {
    const press = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  return {
    marked,
    select,
    selectMany: (ids, isSelected) => setMarked((current) => withSelected(current, ids, isSelected)),
    clear: () => setMarked(new Set()),
  };
}
