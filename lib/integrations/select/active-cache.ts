import 'server-only';

import type { Channel } from '@/lib/catalogue/channel';
import { countLeaves } from '@/lib/conditions/types';
import { type CandidateRow, findById, listCandidates } from '@/lib/integrations/repository';
import type { IntegrationView } from '@/lib/integrations/types';
import { toIntegrationView } from '@/lib/integrations/view';
import { integrationsTopic, onChange } from '@/lib/server/database/changes';
import { createMemory } from '@/lib/server/memory';
import { perProcess } from '@/lib/server/per-process';

import { prepareCandidates, type PreparedCandidates } from './select';

/** The active integrations of a channel in an environment, ready for selection. */
export interface ActiveIntegrations {
  readonly prepared: PreparedCandidates;
  /** The view of one of them without secrets; null if it is no longer active. Read at the first use, then cached. */
  viewOf(id: string): Promise<IntegrationView | null>;
}

/** Bytes of a row's selection fields, of a leaf with its compiled form, of a view with its JSON: measured. */
const ROW_BYTES = 800;
const LEAF_BYTES = 800;
const VIEW_BYTES = 4_000;
/** The most cached views per channel; above this, the one read longest ago is dropped. */
const MOST_VIEWS = 2_000;

interface Kept extends ActiveIntegrations {
  readonly bytes: number;
}

/** One channel may use half of it: some 25,000 integrations with one condition each. */
const MOST_BYTES = 96 * 1024 * 1024;

const memory = perProcess('active-integrations', () => {
  const made = createMemory<Kept>({ load, weigh: ({ bytes }) => bytes, mostBytes: MOST_BYTES, mostKeys: 5_000 });
  onChange((topic) => {
    if (topic === null) made.forget();
    else made.forget(topic);
  });
  return made;
});

/** From memory while this process receives changes, else from the database. Do not change the result. */
export async function activeOf(environmentId: string, channel: Channel): Promise<ActiveIntegrations> {
  // The cache key is the topic of its changes.
  const key = integrationsTopic(environmentId, channel);
  return (await memory.get(key)) ?? load(key);
}

/** Drops the cached entry; the next call reads again. */
export function forgetActive(environmentId: string, channel: Channel): void {
  memory.forget(integrationsTopic(environmentId, channel));
}

async function load(key: string): Promise<Kept> {
  const [, environmentId = '', channel] = key.split('/');
  const rows = await listCandidates(environmentId, channel as Channel);
  return {
    prepared: prepareCandidates(rows, channel as Channel),
    viewOf: keptViews(),
    bytes: rows.reduce((sum, row) => sum + bytesOf(row), Math.min(rows.length, MOST_VIEWS) * VIEW_BYTES),
  };
}

function keptViews(): ActiveIntegrations['viewOf'] {
  const views = new Map<string, Promise<IntegrationView | null>>();
  return (id) => {
    const kept = views.get(id);
    if (kept) return kept;
    const reading = readView(id);
    views.set(id, reading);
    for (const oldest of views.keys()) {
      if (views.size <= MOST_VIEWS) break;
      views.delete(oldest);
    }
    // A failed read is retried at the next call.
    reading.catch(() => views.delete(id));
    return reading;
  };
}

async function readView(id: string): Promise<IntegrationView | null> {
  const row = await findById(id);
  return row && row.active && row.deletedAt === null ? toIntegrationView(row, 'public') : null;
}

function bytesOf({ conditions }: CandidateRow): number {
  return ROW_BYTES + LEAF_BYTES * countLeaves(conditions);
}
