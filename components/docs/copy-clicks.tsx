'use client';

import { useEffect } from 'react';

import { announce } from '@/components/ui/announce';
import { writeClipboard } from '@/components/ui/write-clipboard';

/** Handles the clicks of every copy button on the page: the only script of the reference. */
export function CopyClicks() {
  useEffect(() => {
    async function copy(event: MouseEvent) {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
      const text = button?.closest('figure')?.querySelector('code')?.textContent;
      if (!button || !text) return;
      const done = await writeClipboard(text, button);
      announce(done ? 'Copied' : 'Could not copy');
      if (!done) return;
      button.dataset['copied'] = '';
      window.setTimeout(() => delete button.dataset['copied'], 1_600);
    }
    const listen = (event: MouseEvent) => void copy(event);
    document.addEventListener('click', listen);
    // Shows the buttons, which are hidden until their script works.
    document.documentElement.dataset['copies'] = '';
    return () => {
      document.removeEventListener('click', listen);
      delete document.documentElement.dataset['copies'];
    };
  }, []);
  return null;
}
