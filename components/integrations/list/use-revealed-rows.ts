'use client';

import { startTransition, useEffect, useMemo, useState } from 'react';
import type { ListFilter } from '@/components/integrations/model/list-filter';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';

/** More than fit on a screen. */
const FIRST = 30;
const PORTION = 60;

/**
 * Which of the rows that a filter lets through are shown by now: the first at once, the others portion by portion, as a
 * thousand that come back in one frame make it a long one. In: them in their order, and as a set. Another filter begins
 * anew, another list does not.
 */
export function useRevealedRows(
  filter: ListFilter,
  shown: readonly ListedIntegration[],
  matching: ReadonlySet<ListedIntegration>,
): ReadonlySet<ListedIntegration> {
  const [progress, setProgress] = useState({ filter, count: FIRST });
  const count = progress.filter === filter ? progress.count : FIRST;
  const total = shown.length;
  useEffect(() => {
    if (count >= total) return undefined;
    // In the next frame: without it the list would seem to end there.
    const handle = requestAnimationFrame(() => startTransition(() => setProgress({ filter, count: count + PORTION })));
    return () => cancelAnimationFrame(handle);
  }, [count, total, filter]);
  return useMemo(() => (count >= shown.length ? matching : new Set(shown.slice(0, count))), [count, shown, matching]);
}
