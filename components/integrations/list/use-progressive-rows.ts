'use client';

import { useMemo } from 'react';

import type { Sort } from '@/components/integrations/model/list-order';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';
import { whenIdle } from '@/components/ui/row-turns';
import { useRowsByTurn } from '@/components/ui/use-row-turns';

/** A screen and a half: the rows that the server renders, and that the browser renders first. */
const FIRST = 40;
const TURNS = { first: FIRST, portion: 20, later: whenIdle };

/**
 * The rendered rows of a long list: the first at once, the others in batches while the browser is idle. The first rows
 * that match the filter are always rendered. In: all rows in order, the matching ones, and the sort order.
 */
export function useDrawnRows(
  ordered: readonly ListedIntegration[],
  matching: ReadonlySet<ListedIntegration>,
  sort: Sort,
): ReadonlySet<ListedIntegration> {
  // A new order renders from its start.
  const inTurn = useRowsByTurn(ordered, sort, TURNS);
  return useMemo(() => {
    if (inTurn.size === ordered.length) return inTurn;
    const firstMatching = ordered.filter((each) => matching.has(each)).slice(0, FIRST);
    return new Set([...inTurn, ...firstMatching]);
  }, [ordered, matching, inTurn]);
}
