import type { ActorView } from './actors';

/** The target of an event, for display. */
export interface TargetView {
  /** The type in events: `integration`, `environment`, `api_key`. */
  readonly type: string;
  readonly id: string;
  /** The current name or, for a deleted target, the name in the event; absent if neither is known. */
  readonly name?: string;
  /** Only for integrations. */
  readonly identifier?: string;
  readonly providerId?: string;
  readonly environmentId?: string;
  /** It exists and has a page. */
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
  /** The environment of the event; its name is absent if the environment was deleted. */
  readonly environment?: { readonly id: string; readonly name?: string; readonly color?: string };
  /** Names of changed fields, old and new plain values, fingerprints of secrets; never a secret. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

export interface AuditPage {
  readonly events: readonly AuditEventView[];
  /** Where the next older page begins; absent on the last page. */
  readonly older?: string;
  /** Where the next newer page ends; absent on the first page. */
  readonly newer?: string;
}

/** An actor that appears in the log. */
export interface KnownActor extends ActorView {
  /** The filter's form: `user:<id>`, `api_key:<id>`, `system`. */
  readonly value: string;
}
