import 'server-only';

import { perProcess } from '@/lib/server/per-process';

/**
 * What any process on the database changed: `api_keys`, or `integrations/<environment id>/<channel>`. The triggers of
 * prisma/migrations use the same names.
 */
export type Topic = 'api_keys' | `integrations/${string}/${string}`;

/** The topic of a change to an active integration. */
export function integrationsTopic(environmentId: string, channel: string): Topic {
  return `integrations/${environmentId}/${channel}`;
}

/** null: anything may have changed. */
type Listener = (topic: string | null) => void;

interface Hub {
  hearing: boolean;
  readonly listeners: Set<Listener>;
}

const hub = perProcess('changes', (): Hub => ({ hearing: false, listeners: new Set() }));

/** Whether this process receives every change. While it does not, nothing that was read may be cached. */
export function isHearing(): boolean {
  return hub.hearing;
}

/** Only for the listener. Drops everything cached so far: a change may have been missed. */
export function setHearing(hearing: boolean): void {
  hub.hearing = hearing;
  tellChange(null);
}

/** Announces a change in this process before it answers any later request. */
export function tellChange(topic: string | null): void {
  for (const listener of hub.listeners) listener(topic);
}

/** Calls `listener` at every change that this process receives or makes. */
export function onChange(listener: Listener): void {
  hub.listeners.add(listener);
}
