import type { Channel } from '@/lib/catalogue/channel';
import { countLeaves } from '@/lib/conditions/count-leaves';
import type { Conditions } from '@/lib/conditions/types';
import { integrationsTopic, onChange } from '@/lib/server/changes';
import { createMemory } from '@/lib/server/memory';
import { perProcess } from '@/lib/server/per-process';

import { toCandidate } from './candidate';
import { type IntegrationRow, listActive } from './repository';
import { prepareCandidates, type PreparedCandidates } from './selection';
import type { IntegrationView } from './types';
import { toIntegrationView } from './view';

/** The active integrations of a channel in an environment, ready to choose from. */
export interface ActiveIntegrations {
  readonly prepared: PreparedCandidates;
  /** The view, without secrets, of one of them. */
  viewOf(id: string): IntegrationView | null;
}

/** Bytes of a row and its view without what it says itself, and of a compiled leaf: measured, rounded up. */
const ROW_BYTES = 3_000;
const LEAF_BYTES = 1_000;

interface Kept extends ActiveIntegrations {
  readonly bytes: number;
}

const memory = perProcess('active-integrations', () => {
  const made = createMemory<Kept>({ load, weigh: ({ bytes }) => bytes, mostBytes: 48 * 1024 * 1024, mostKeys: 5_000 });
  onChange((topic) => {
    if (topic === null) made.forget();
    else made.forget(topic);
  });
  return made;
});

/** From memory while this process hears of changes, else from the database. What it gives is not to be changed. */
export async function activeOf(environmentId: string, channel: Channel): Promise<ActiveIntegrations> {
  // Kept under the name that its changes have.
  const key = integrationsTopic(environmentId, channel);
  return (await memory.get(key)) ?? load(key);
}

async function load(key: string): Promise<Kept> {
  const [, environmentId = '', channel] = key.split('/');
  const rows = await listActive(environmentId, channel as Channel);
  return prepare(rows, channel as Channel);
}

function prepare(rows: readonly IntegrationRow[], channel: Channel): Kept {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const views = new Map<string, IntegrationView>();
  return {
    prepared: prepareCandidates(rows.map(toCandidate), channel),
    viewOf: (id) => {
      const row = byId.get(id);
      const view = views.get(id) ?? (row ? toIntegrationView(row, 'public') : null);
      if (view) views.set(id, view);
      return view;
    },
    bytes: rows.reduce((sum, row) => sum + bytesOf(row), 0),
  };
}

function bytesOf({ credentials, conditions }: IntegrationRow): number {
  return ROW_BYTES + 2 * credentials.length + LEAF_BYTES * countLeaves(conditions as unknown as Conditions);
}
