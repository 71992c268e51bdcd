'use client';

import { useEffect, useRef } from 'react';

import { hasModifier, isShortcut, type ShortcutId } from './shortcuts';

interface Listener {
  readonly id: ShortcutId;
  readonly run: () => void;
  /** `page` precedes `shell`: a page's own search precedes the palette. */
  readonly level: 'page' | 'shell';
}

interface ShortcutOptions {
  level?: Listener['level'];
  /** Defaults to true. */
  enabled?: boolean;
}

const listeners = new Set<Listener>();

/** Runs `action` when the shortcut is pressed, unless a person is typing or a dialog or menu is open. */
export function useShortcut(
  id: ShortcutId,
  action: () => void,
  { level = 'page', enabled = true }: ShortcutOptions = {},
): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listener: Listener = { id, level, run: () => latest.current() };
    if (listeners.size === 0) document.addEventListener('keydown', press);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) document.removeEventListener('keydown', press);
    };
  }, [id, level, enabled]);
}

const TYPING = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]';
/** Layers over the page that are not closing. */
const ON_TOP = ':is([role=dialog], [role=alertdialog], [role=menu], [role=listbox]):not([data-state=closed])';

function press(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(ON_TOP)) return;
  const isTyping = target?.closest(TYPING) ?? null;
  const meant = [...listeners].filter(({ id }) => isShortcut(id, event) && (isTyping === null || hasModifier(id)));
  const listener = meant.findLast(({ level }) => level === 'page') ?? meant.at(-1);
  if (!listener) return;
  event.preventDefault();
  listener.run();
}
