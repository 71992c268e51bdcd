'use client';

import { useSyncExternalStore } from 'react';

import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';

import { SHORTCUTS, type ShortcutId } from './shortcuts';

const never = () => () => undefined;

/** The keys of a shortcut in this platform's notation; empty until the platform is known. */
export function ShortcutKeys({ id, className }: { id: ShortcutId; className?: string }) {
  const isMac = useSyncExternalStore(
    never,
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => undefined,
  );
  if (isMac === undefined) return null;
  return (
    <span className={cn('inline-flex items-center gap-1', className)}>
      {SHORTCUTS[id].keys.map((key) => (
        <Kbd key={key}>{keyName(key, isMac)}</Kbd>
      ))}
    </span>
  );
}

function keyName(key: string, isMac: boolean): string {
  switch (key) {
    case 'mod':
      return isMac ? '⌘' : 'Ctrl';
    case 'shift':
      return isMac ? '⇧' : 'Shift';
    case 'Enter':
      return '↵';
    case 'Escape':
      return 'Esc';
    default:
      return key.length === 1 ? key.toUpperCase() : key;
  }
}
