'use client';

import type { RefObject } from 'react';

import { useShortcut } from './use-shortcut';

/** The search shortcut focuses a page's own search field. */
export function useSearchFocus(input: RefObject<HTMLInputElement | null>): void {
  useShortcut('search', () => {
    input.current?.focus();
    input.current?.select();
  });
}
