import { expect } from 'vitest';

import type { IntegrationView } from '@/lib/integrations/types';

/**
 * Expects a ranked channel's live integrations to keep the invariants of docs/rules/selection.md, "Primary and
 * priority".
 */
export function expectRanked(views: readonly IntegrationView[]): void {
  const ranked = views.filter((view) => view.active).toSorted((a, b) => b.priority - a.priority);
  expect(ranked.map((view) => view.priority)).toEqual(ranked.map((_, index) => ranked.length - index));
  const primaries = views.filter((view) => view.primary);
  expect(primaries).toHaveLength(ranked.some((view) => view.conditions.length === 0) ? 1 : 0);
  if (primaries[0]) expect(primaries[0]).toMatchObject({ priority: ranked.length, conditions: [], active: true });
  for (const view of views.filter((one) => !one.active)) expect(view).toMatchObject({ priority: 0, primary: false });
}
