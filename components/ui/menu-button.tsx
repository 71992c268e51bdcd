'use client';

import { lazy, Suspense, useId, useState, type KeyboardEvent, type ReactNode } from 'react';

const AnchoredMenu = lazy(() => import('./anchored-menu').then((module) => ({ default: module.AnchoredMenu })));

export interface MenuButtonProps {
  id?: string;
  /** The button's name, if its content has none. */
  label?: string;
  className?: string;
  align?: 'start' | 'end';
  menuClassName?: string;
  isBusy?: boolean;
  /** Rendered when the menu is open. */
  items: ReactNode;
  children: ReactNode;
  /** `data-…` attributes for the button's style. */
  data?: Readonly<Record<`data-${string}`, string>>;
}

/** A menu button whose menu code loads shortly before the menu opens. */
export function MenuButton(props: MenuButtonProps) {
  const { label, className, align, menuClassName, isBusy = false, items, children, data } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const [opened, setOpened] = useState<{ readonly anchor: HTMLElement; readonly byKey: boolean }>();
  const fetchMenu = () => void import('./anchored-menu');

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'ArrowDown' || opened) return;
    event.preventDefault();
    setOpened({ anchor: event.currentTarget, byKey: true });
  }

  return (
    <span className="relative inline-flex min-w-0">
      <button
        type="button"
        id={id}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={opened !== undefined}
        aria-busy={isBusy || undefined}
        className={className}
        onPointerEnter={fetchMenu}
        onFocus={fetchMenu}
        onKeyDown={onKeyDown}
        onClick={(event) => setOpened(opened ? undefined : { anchor: event.currentTarget, byKey: event.detail === 0 })}
        {...data}
      >
        {children}
      </button>
      {opened && (
        <Suspense>
          <AnchoredMenu
            anchor={opened.anchor}
            byKey={opened.byKey}
            onClose={() => setOpened(undefined)}
            {...(align && { align })}
            {...(menuClassName && { className: menuClassName })}
          >
            {items}
          </AnchoredMenu>
        </Suspense>
      )}
    </span>
  );
}
