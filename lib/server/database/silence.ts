import 'server-only';

import { perProcess } from '@/lib/server/per-process';

interface State {
  isSilent: boolean;
  readonly listeners: Set<() => void>;
}

/** Whether the database takes connections and does not answer on them: paused, or behind a network that drops packets. */
const state = perProcess('database-silence', (): State => ({ isSilent: false, listeners: new Set() }));

export function isSilent(): boolean {
  return state.isSilent;
}

/** Only for the change listener, whose heartbeat notices. What waits for the database is ended at once. */
export function setSilent(silent: boolean): void {
  state.isSilent = silent;
  if (silent) for (const listener of state.listeners) listener();
}

/** Calls `listener` each time the database falls silent. */
export function onSilence(listener: () => void): void {
  state.listeners.add(listener);
}

/** What a query fails with while the database is silent. Its code is that of a lost connection (PostgreSQL, 08006). */
export function silenceError(): Error {
  return Object.assign(new Error('The database does not answer'), { code: 'ECONNRESET' });
}
