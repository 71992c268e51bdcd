import { describe, expect, it } from 'vitest';

import type { PlannedEntry } from './entry-plan';
import { planRankings } from './rankings';
import type { NeighbourRow } from './repository';

const MANY = 20_000;

/** Active email integrations, all with conditions except the first, which is primary. */
const rows = Array.from({ length: MANY }, (_, at): NeighbourRow => ({
  id: `id-${at}`,
  identifier: `one-${at}`,
  name: `One ${at}`,
  providerId: 'sendgrid',
  channel: 'email',
  active: true,
  primary: at === 0,
  priority: MANY - at,
  createdAt: new Date(at),
  hasConditions: at > 0,
}));

const entry = (identifier: string, priority?: number) =>
  ({
    wanted: { place: 'integrations[0]', identifier, priority, secrets: new Map() },
    row: undefined,
    view: { channel: 'email', name: identifier },
    next: { active: true, conditions: [{ children: [] }] },
  }) as unknown as PlannedEntry;

// Quadratic or cubic work would exceed the test's time limit.
describe(`the plan of a channel with ${MANY.toLocaleString('en')}`, () => {
  it('reports no new order when a new integration is added', async () => {
    expect(await planRankings(rows, [entry('new')])).toEqual([]);
  });

  it('reports nothing when new integrations are ordered among themselves', async () => {
    expect(await planRankings(rows, [entry('low', 1), entry('high', 2)])).toEqual([]);
  });

  it('reports the new primary', async () => {
    const first = entry('first');
    const promoted = { ...first, wanted: { ...first.wanted, primary: true }, next: { active: true, conditions: [] } };
    expect(await planRankings(rows, [promoted as PlannedEntry])).toEqual([
      { channel: 'email', primary: { from: 'One 0', to: 'first' } },
    ]);
  });
});
