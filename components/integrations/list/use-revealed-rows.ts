'use client';

import type { ListFilter } from '@/components/integrations/model/list-filter';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';
import { beforePaint } from '@/components/ui/row-turns';
import { useRowsByTurn } from '@/components/ui/use-row-turns';

/** First more than fit on a screen; the others before each paint, as without them the list would seem to end there. */
const TURNS = { first: 30, portion: 60, later: beforePaint };

/**
 * Which of the rows that a filter lets through are shown by now: the first at once, the others portion by portion, as a
 * thousand that come back in one frame make it a long one. In: them in their order. Another filter begins from the
 * start, another list does not.
 */
export function useRevealedRows(
  filter: ListFilter,
  shown: readonly ListedIntegration[],
): ReadonlySet<ListedIntegration> {
  return useRowsByTurn(shown, filter, TURNS);
}
