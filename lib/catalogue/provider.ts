import type { Channel } from './channel';
import type { ProviderCheck } from './check';
import type { RecogniseHints } from './clues';
import type { Field } from './field';

/** One provider: a plain object, one file each under `lib/providers/<channel>/<id>.ts`. */
export interface ProviderDefinition {
  readonly id: string;
  readonly channel: Channel;
  readonly name: string;
  /** The vendor's own documentation of credentials or of the sending API. */
  readonly docs: string;
  /** Other names people search for: former names, parent companies, abbreviations. Lower case. */
  readonly aliases: readonly string[];
  /** In the order and words of the vendor's console. */
  readonly fields: readonly Field[];
  /** Among the most used of its channel: shown first where there is room for a few. */
  readonly popular?: true;
  /** At most one live integration of it in an environment. */
  readonly onePerEnvironment?: true;
  /** What pasted text looks like that means this provider, beyond what its name, fields and check say. */
  readonly recognise?: RecogniseHints;
  /** Reports delivery by webhook (docs/rules/api.md, "Webhook status"). */
  readonly statusWebhook?: true;
  /** The side-effect-free request that proves the credentials; null where there is none, for the reason stated. */
  readonly check: ProviderCheck | null;
  /** One sentence for the person: why nothing can be asked without sending a message. */
  readonly notCheckable?: string;
}

/** States a definition and keeps its literal types narrow enough to be checked. */
export function defineProvider(definition: ProviderDefinition): ProviderDefinition {
  return definition;
}
