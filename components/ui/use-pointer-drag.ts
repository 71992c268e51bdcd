'use client';

import { useCallback, useRef, type PointerEvent as ReactPointerEvent } from 'react';

const EDGE_PX = 56;
const STEP_PX = 12;

export interface PointerDrag {
  /** The dragged element, which has `data-dragging` during the drag. */
  readonly dragged: Element;
  /** The pointer moved, or the page scrolled under it. In: window coordinates. */
  readonly onMove: (x: number, y: number) => void;
  /** The drag ended, by a drop or a cancel. */
  readonly onEnd: () => void;
  /** The element was dropped. Called after `onEnd`. */
  readonly onDrop: () => void;
}

/**
 * Follows a pointer from a handle until it is released or Escape is pressed. The page scrolls while the pointer is near
 * the upper or lower edge. Out: the pointerdown handler of the handle.
 */
export function usePointerDrag(): (event: ReactPointerEvent<HTMLElement>, drag: PointerDrag) => void {
  const isDragging = useRef(false);
  return useCallback((event, { dragged, onMove, onEnd, onDrop }) => {
    if (event.button !== 0 || isDragging.current) return;
    const handle = event.currentTarget;
    event.preventDefault();
    isDragging.current = true;
    handle.setPointerCapture(event.pointerId);
    dragged.setAttribute('data-dragging', '');
    let at = { x: event.clientX, y: event.clientY };
    let frame: number | undefined;

    const scroll = () => {
      frame = undefined;
      const step = stepAt(at.y);
      if (step === 0) return;
      const before = window.scrollY;
      window.scrollBy(0, step);
      // The page is scrolled to its end.
      if (window.scrollY === before) return;
      onMove(at.x, at.y);
      frame = requestAnimationFrame(scroll);
    };
    const move = ({ clientX, clientY }: PointerEvent) => {
      at = { x: clientX, y: clientY };
      onMove(clientX, clientY);
      frame ??= requestAnimationFrame(scroll);
    };
    const end = () => {
      isDragging.current = false;
      if (frame !== undefined) cancelAnimationFrame(frame);
      dragged.removeAttribute('data-dragging');
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', drop);
      handle.removeEventListener('pointercancel', end);
      document.removeEventListener('keydown', press, true);
      onEnd();
    };
    const drop = () => {
      end();
      onDrop();
    };
    const press = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      end();
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', drop);
    handle.addEventListener('pointercancel', end);
    document.addEventListener('keydown', press, true);
  }, []);
}

/** How far a frame scrolls while the pointer is at this height. */
function stepAt(y: number): number {
  if (y < EDGE_PX) return -STEP_PX;
  return y > window.innerHeight - EDGE_PX ? STEP_PX : 0;
}
