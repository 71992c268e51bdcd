'use client';

import { useEffect, type ReactNode } from 'react';

import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from './dropdown-menu';

export interface AnchoredMenuProps {
  /** The button that opened the menu. It names the menu and gets focus back. */
  anchor: HTMLElement;
  /** Whether a key opened the menu: the first item then gets focus at once. */
  byKey: boolean;
  align?: 'start' | 'end';
  className?: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * An open menu at a button that is independent of it: a list has one menu instead of one per row, and a page loads the
 * code of menus when the first one opens. Render it in a box with `position: relative` around the button.
 */
export function AnchoredMenu({ anchor, byKey, align, className, onClose, children }: AnchoredMenuProps) {
  useEffect(() => {
    anchor.setAttribute('aria-expanded', 'true');
    return () => anchor.setAttribute('aria-expanded', 'false');
  }, [anchor]);
  return (
    <DropdownMenu open onOpenChange={(open) => !open && onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden ref={(mark) => layOver(mark, anchor)} className="pointer-events-none absolute" />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        {...(align && { align })}
        {...(className && { className })}
        aria-labelledby={anchor.id}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          anchor.focus();
        }}
        onInteractOutside={(event) => {
          // A click on the button closes the menu through the button's own handler.
          if (event.target instanceof Node && anchor.contains(event.target)) event.preventDefault();
        }}
      >
        {children}
        {byKey && <FirstItemFocus />}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** Places the menu's anchor exactly over the button, so that it scrolls with it. */
function layOver(mark: HTMLElement | null, anchor: HTMLElement) {
  const box = mark?.offsetParent?.getBoundingClientRect();
  if (!mark || !box) return;
  const { top, left, width, height } = anchor.getBoundingClientRect();
  Object.assign(mark.style, {
    top: `${top - box.top}px`,
    left: `${left - box.left}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
}

/** The menu handles only keys pressed after it has opened. */
function FirstItemFocus() {
  useEffect(() => {
    const timer = window.setTimeout(() =>
      document.querySelector<HTMLElement>('[role=menu] [role^=menuitem]:not([data-disabled])')?.focus(),
    );
    return () => window.clearTimeout(timer);
  }, []);
  return null;
}
