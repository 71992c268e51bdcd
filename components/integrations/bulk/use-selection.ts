'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { rangeBetween, withSelected } from './select-range';

export interface RowSelection {
  readonly marked: ReadonlySet<string>;
  /** `isRange`: with all between the row that was clicked before and this one. */
  readonly select: (id: string, isSelected: boolean, isRange: boolean) => void;
  readonly selectMany: (ids: readonly string[], isSelected: boolean) => void;
  readonly clear: () => void;
}

/** Where keys mean something else. */
const ELSEWHERE = 'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog], [role=menu]';

/**
 * Which rows are selected. In: the ids of those that are shown, in order. What a filter hides stays selected and comes
 * back with it. `x` selects the row that has focus, with Shift all up to it; Escape lets go of all.
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
