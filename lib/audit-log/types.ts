import type { ActorView } from './actors';

/** What an event was done to, to read. */
export interface TargetView {
  /** As events name it: `integration`, `environment`, `api_key`. */
  readonly type: string;
  readonly id: string;
  /** As it is called now or, when it is gone, as the event called it; absent when neither is known. */
  readonly name?: string;
  /** Of an integration. */
  readonly identifier?: string;
  readonly providerId?: string;
  readonly environmentId?: string;
  /** It is there, and can be visited. */
  readonly isLive: boolean;
}

/** One event of the audit log. */
export interface AuditEventView {
  readonly id: string;
  /** ISO date-time. */
  readonly at: string;
  readonly actor: ActorView & { readonly id: string | null };
  /** As `thing.verb`: `integration.updated`. */
  readonly action: string;
  readonly target: TargetView;
  /** The environment it was done in; its name is absent when that is gone. */
  readonly environment?: { readonly id: string; readonly name?: string; readonly color?: string };
  /** Names of what changed, plain values from and to, fingerprints of secrets; never a secret. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

export interface AuditPage {
  readonly events: readonly AuditEventView[];
  /** Where the next older page begins; absent on the last. */
  readonly older?: string;
  /** Where the next newer page ends; absent on the first. */
  readonly newer?: string;
}

/** Someone who did something that is in the log. */
export interface KnownActor extends ActorView {
  /** As the filter takes it: `user:<id>`, `api_key:<id>`, `system`. */
  readonly value: string;
}
