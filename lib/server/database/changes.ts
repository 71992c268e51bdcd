import 'server-only';

import { perProcess } from '@/lib/server/per-process';

/**
 * What was changed, by any process on the database: `api_keys`, or `integrations/<environment id>/<channel>`. The
 * triggers of prisma/migrations name them the same.
 */
export type Topic = 'api_keys' | `integrations/${string}/${string}`;

/** What a change of an active integration is called. */
export function integrationsTopic(environmentId: string, channel: string): Topic {
  return `integrations/${environmentId}/${channel}`;
}

/** null: anything may have been changed. */
type Listener = (topic: string | null) => void;

interface Hub {
  hearing: boolean;
  readonly listeners: Set<Listener>;
}

const hub = perProcess('changes', (): Hub => ({ hearing: false, listeners: new Set() }));

/** Whether this process hears of every change. While it does not, nothing that was read may be kept. */
export function isHearing(): boolean {
  return hub.hearing;
}

/** For the listener alone. Whatever was kept until now is dropped: a change may have gone unheard. */
export function setHearing(hearing: boolean): void {
  hub.hearing = hearing;
  tellChange(null);
}

/** Tells this process of a change, before anything that is asked later is answered. */
export function tellChange(topic: string | null): void {
  for (const listener of hub.listeners) listener(topic);
}

/** Calls `listener` at every change that this process hears of, or makes. */
export function onChange(listener: Listener): void {
  hub.listeners.add(listener);
}
