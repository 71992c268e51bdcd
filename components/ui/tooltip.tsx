'use client';

import { useEffect, useId, useRef, useState, type ReactElement, type ReactNode, type SyntheticEvent } from 'react';
import { createPortal } from 'react-dom';

import { cn } from './cn';
import { usePortalContainer } from './portal-container';

export interface TooltipProps {
  content: ReactNode;
  /** One focusable element. It keeps its own name; the tooltip only describes it. */
  children: ReactElement;
  side?: 'top' | 'bottom';
  className?: string;
}

const SHOW_AFTER_MS = 350;
/** Long enough to move the pointer onto the text. */
const HIDE_AFTER_MS = 120;
const GAP_PX = 6;
const EDGE_PX = 8;

/** Shows on hover and on keyboard focus. Escape hides it, and the pointer may move onto it. */
export function Tooltip({ content, children, side = 'top', className }: TooltipProps) {
  const id = useId();
  const container = usePortalContainer();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    if (!anchor) return undefined;
    const hide = () => setAnchor(undefined);
    anchor.setAttribute('aria-describedby', id);
    const press = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    document.addEventListener('keydown', press);
    window.addEventListener('scroll', hide, { passive: true, capture: true });
    return () => {
      anchor.removeAttribute('aria-describedby');
      document.removeEventListener('keydown', press);
      window.removeEventListener('scroll', hide, { capture: true });
    };
  }, [anchor, id]);

  function after(ms: number, element: HTMLElement | undefined) {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setAnchor(element), ms);
  }

  return (
    <>
      <span
        className="contents"
        onPointerEnter={(event) => event.pointerType !== 'touch' && after(SHOW_AFTER_MS, childOf(event))}
        onPointerLeave={() => after(HIDE_AFTER_MS, undefined)}
        onFocus={(event) => event.target.matches(':focus-visible') && after(0, childOf(event))}
        onBlur={() => after(0, undefined)}
      >
        {children}
      </span>
      {anchor &&
        container &&
        createPortal(
          <div
            ref={(tip) => place(tip, anchor, side)}
            id={id}
            role="tooltip"
            onPointerEnter={() => window.clearTimeout(timer.current)}
            onPointerLeave={() => after(HIDE_AFTER_MS, undefined)}
            className={cn(
              'fixed z-50 w-max max-w-72 animate-fade-in rounded-md bg-text px-2 py-1 text-xs text-balance text-background',
              className,
            )}
          >
            {content}
          </div>,
          container,
        )}
    </>
  );
}

/** The element that the tooltip describes. */
function childOf({ currentTarget }: SyntheticEvent<HTMLElement>): HTMLElement | undefined {
  const child = currentTarget.firstElementChild;
  return child instanceof HTMLElement ? child : undefined;
}

/** Above or below its element, on the other side if space is short, never past an edge of the window. */
function place(tip: HTMLElement | null, anchor: HTMLElement, side: 'top' | 'bottom') {
  if (!tip) return;
  const box = anchor.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const [above, below] = [box.top - height - GAP_PX, box.bottom + GAP_PX];
  const fitsAbove = above >= EDGE_PX;
  const fitsBelow = below + height <= window.innerHeight - EDGE_PX;
  const isAbove = side === 'top' ? fitsAbove || !fitsBelow : fitsAbove && !fitsBelow;
  const rightmost = document.documentElement.clientWidth - width - EDGE_PX;
  tip.style.top = `${isAbove ? above : below}px`;
  tip.style.left = `${Math.max(EDGE_PX, Math.min(box.left + (box.width - width) / 2, rightmost))}px`;
}
