'use client';

import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';

import { usePointerDrag } from '@/components/ui/use-pointer-drag';

/**
 * Moves a row of a list by pointer. In: the list, whose rows have `data-place` where a drop is allowed; the line that
 * shows the drop position; and the callback for the new position. Dragging changes the DOM directly: nothing renders
 * until the drop.
 */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  line: RefObject<HTMLElement | null>,
  onDrop: (id: string, place: number) => void,
): (event: ReactPointerEvent<HTMLElement>, id: string, from: number) => void {
  const startDrag = usePointerDrag();
  return (event, id, from) => {
    const dragged = event.currentTarget.closest('[data-row]');
    if (!dragged) return;
    let place: number | undefined;
    startDrag(event, {
      dragged,
      onMove: (_x, y) => {
        place = drawPlace(list.current, line.current, y, from);
      },
      onEnd: () => {
        if (line.current) line.current.hidden = true;
      },
      onDrop: () => {
        if (place !== undefined) onDrop(id, place);
      },
    });
  };
}

/** The position of a drop at this height, with the line drawn there; undefined at the row's own position. */
function drawPlace(list: HTMLElement | null, line: HTMLElement | null, y: number, from: number): number | undefined {
  const rows = Array.from(list?.querySelectorAll<HTMLElement>('[data-place]') ?? []);
  const [first] = rows;
  if (!list || !line || !first) return undefined;
  const gap = rows.filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return y > (top + bottom) / 2;
  }).length;
  const gapPlace = gap + Number(first.dataset['place']);
  const place = gapPlace > from ? gapPlace - 1 : gapPlace;
  line.hidden = place === from;
  if (place === from) return undefined;
  const before = rows[gap];
  const edge = before ? before.getBoundingClientRect().top : (rows.at(-1)?.getBoundingClientRect().bottom ?? 0);
  line.style.top = `${edge - list.getBoundingClientRect().top - 1}px`;
  return place;
}
