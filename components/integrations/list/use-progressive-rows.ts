'use client';

import { useMemo } from 'react';

import type { Sort } from '@/components/integrations/model/list-order';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';
import { whenIdle } from '@/components/ui/row-turns';
import { useRowsByTurn } from '@/components/ui/use-row-turns';

/** A screen and a half: what the server draws, and what is drawn before anything else. */
const FIRST = 40;
const TURNS = { first: FIRST, portion: 20, later: whenIdle };

/**
 * Which rows of a long list are drawn: the first at once, the others portion by portion while nothing else is to be
 * done. Of what a filter lets through, the first are always drawn. In: all rows in their order, those let through, and by what they are sorted.
 */
export function useDrawnRows(
  ordered: readonly ListedIntegration[],
  matching: ReadonlySet<ListedIntegration>,
  sort: Sort,
): ReadonlySet<ListedIntegration> {
  // Another order is drawn from its beginning.
  const inTurn = useRowsByTurn(ordered, sort, TURNS);
  return useMemo(() => {
    if (inTurn.size === ordered.length) return inTurn;
    const firstMatching = ordered.filter((each) => matching.has(each)).slice(0, FIRST);
    return new Set([...inTurn, ...firstMatching]);
  }, [ordered, matching, inTurn]);
}
