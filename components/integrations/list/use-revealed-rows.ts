'use client';

import type { ListFilter } from '@/components/integrations/model/list-filter';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';
import { beforePaint } from '@/components/ui/row-turns';
import { useRowsByTurn } from '@/components/ui/use-row-turns';

/**
 * The first batch fills more than a screen. The others follow before each paint: otherwise the list would seem to end
 * there.
 */
const TURNS = { first: 30, portion: 60, later: beforePaint };

/**
 * The visible rows among those that match a filter: the first at once, the others in batches, because a thousand rows
 * in one frame would make it long. In: the matching rows in order. A new filter starts over; a new list does not.
 */
export function useRevealedRows(
  filter: ListFilter,
  shown: readonly ListedIntegration[],
): ReadonlySet<ListedIntegration> {
  return useRowsByTurn(shown, filter, TURNS);
}
