'use client';

import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Sort } from '@/components/integrations/model/list-order';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';

/** A screen and a half: what the server draws, and what is drawn before anything else. */
const FIRST = 40;
/** Few enough that a portion takes no frame from who scrolls or types. */
const PORTION = 20;

/**
 * Which rows of a long list are drawn: the first at once, the others portion by portion while nothing else is to be
 * done. Of what a filter lets through, the first are always drawn. In: all rows in their order, those let through, and by what they are sorted.
 */
export function useDrawnRows(
  ordered: readonly ListedIntegration[],
  matching: ReadonlySet<ListedIntegration>,
  sort: Sort,
): ReadonlySet<ListedIntegration> {
  const [progress, setProgress] = useState({ sort, count: FIRST });
  // Another order is drawn from its beginning.
  const count = progress.sort === sort ? progress.count : FIRST;
  const total = ordered.length;
  useEffect(() => {
    if (count >= total) return undefined;
    const more = () => startTransition(() => setProgress({ sort, count: count + PORTION }));
    if (typeof requestIdleCallback === 'undefined') {
      const timer = window.setTimeout(more, 30);
      return () => window.clearTimeout(timer);
    }
    const handle = requestIdleCallback(more, { timeout: 200 });
    return () => cancelIdleCallback(handle);
  }, [count, total, sort]);
  return useMemo(() => {
    const drawn = new Set(ordered.slice(0, count));
    if (drawn.size === ordered.length) return drawn;
    let first = 0;
    for (const each of ordered) {
      if (first >= FIRST) break;
      if (!matching.has(each)) continue;
      drawn.add(each);
      first += 1;
    }
    return drawn;
  }, [ordered, matching, count]);
}
