import type { Channel } from './channel';
import type { ProviderCheck } from './check';
import type { RecogniseHints } from './clues';
import type { Field } from './field';

/** One provider: a plain object, in its own file `lib/providers/<channel>/<id>.ts`. */
export interface ProviderDefinition {
  readonly id: string;
  readonly channel: Channel;
  readonly name: string;
  /** The vendor's own documentation of credentials or of the sending API. */
  readonly docs: string;
  /** Other names that people search for: former names, parent companies, abbreviations. Lower case. */
  readonly aliases: readonly string[];
  /** In the order and words of the vendor's console. */
  readonly fields: readonly Field[];
  /** Among the most used of its channel: shown first if space is limited. */
  readonly popular?: true;
  /** At most one live integration of it in an environment. */
  readonly onePerEnvironment?: true;
  /** How to recognize this provider in pasted text, beyond its name, fields and check. */
  readonly recognise?: RecogniseHints;
  /** Reports delivery by webhook (docs/rules/api.md, "Webhook status"). */
  readonly statusWebhook?: true;
  /**
   * The request without side effects that proves the credentials; null if there is none, for the reason in
   * notCheckable.
   */
  readonly check: ProviderCheck | null;
  /** One sentence for the person: why a check is impossible without sending a message. */
  readonly notCheckable?: string;
}

/** Declares a definition and keeps its literal types narrow enough to be checked. */
export function defineProvider(definition: ProviderDefinition): ProviderDefinition {
  return definition;
}
