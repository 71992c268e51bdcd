'use client';

import { useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';

const EDGE_PX = 56;
const STEP_PX = 12;

/**
 * Moves a row of a list by pointer. In: the list, whose rows carry `data-place` where something may be dropped, the
 * line that shows where, and what to do with the new place. The page is touched directly: nothing renders until the drop.
 */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  line: RefObject<HTMLElement | null>,
  onDrop: (id: string, place: number) => void,
): (event: ReactPointerEvent<HTMLElement>, id: string, from: number) => void {
  const isDragging = useRef(false);
  return (event, id, from) => {
    const handle = event.currentTarget;
    const row = handle.closest('[data-row]');
    if (event.button !== 0 || isDragging.current || !row) return;
    event.preventDefault();
    isDragging.current = true;
    handle.setPointerCapture(event.pointerId);
    row.setAttribute('data-dragging', '');
    let place: number | undefined;

    const onMove = ({ clientY }: PointerEvent) => {
      if (clientY < EDGE_PX) window.scrollBy(0, -STEP_PX);
      else if (clientY > window.innerHeight - EDGE_PX) window.scrollBy(0, STEP_PX);
      place = drawPlace(list.current, line.current, clientY, from);
    };
    const end = () => {
      isDragging.current = false;
      row.removeAttribute('data-dragging');
      if (line.current) line.current.hidden = true;
      handle.removeEventListener('pointermove', onMove);
      handle.removeEventListener('pointerup', onUp);
      handle.removeEventListener('pointercancel', end);
      document.removeEventListener('keydown', onKey, true);
    };
    const onUp = () => {
      end();
      if (place !== undefined) onDrop(id, place);
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      end();
    };
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('pointerup', onUp);
    handle.addEventListener('pointercancel', end);
    document.addEventListener('keydown', onKey, true);
  };
}

/** The place that a drop at this height would give, with the line drawn there; undefined where it stands already. */
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
