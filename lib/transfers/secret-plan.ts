import 'server-only';

import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { fingerprint } from '@/lib/environments/fingerprint';
import { canonicalJson } from '@/lib/text/canonical-json';

import type { Decisions, SecretChoice, SecretPlan, SecretSource } from './types';

/** How secrets are compared, and what may be done with them. */
export interface SecretRules {
  /** The key of the target's fingerprints; then that of the document's own environment, if it is ours. */
  readonly fingerprintKeys: readonly [Buffer, ...Buffer[]];
  /** Whether the caller may copy a stored secret into another environment. */
  readonly mayCopy: boolean;
}

/** The public form of a secret: its fingerprint, `short` if it has none, null if it is not set. */
export function markOf(value: unknown, { fingerprintKeys: [key] }: SecretRules): string | null {
  if (value === undefined) return null;
  return (typeof value === 'string' && fingerprint(key, value)) || 'short';
}

/** The plan for one secret before any decision. `stored`: the target's value. */
export function planSecret(key: CredentialKey, source: SecretSource, stored: unknown, rules: SecretRules): SecretPlan {
  const from = markOf(stored, rules);
  const fixed = (outcome: SecretPlan['outcome'], to: string | null): SecretPlan => ({
    key,
    outcome,
    from,
    to,
    choices: [],
  });
  const same = (value: unknown) => stored !== undefined && canonicalJson(value) === canonicalJson(stored);
  switch (source.kind) {
    case 'given':
      if (source.value === null || source.value === '') return fixed(from === null ? 'same' : 'clear', null);
      // Short values have no fingerprint, and would be guessed in a few plans. Nor has a value one that is not stored.
      return from !== 'short' && same(source.value) ? fixed('same', from) : fixed('set', 'given');
    case 'mark':
      return isMarked(stored, source.fingerprint, rules)
        ? fixed('same', from)
        : { ...fixed('open', null), choices: choices(from, false), reason: unknownSecret(from) };
    case 'stored':
      return same(source.value)
        ? fixed('same', from)
        : { ...fixed('open', null), choices: choices(from, rules.mayCopy), reason: otherSecret(from) };
    default:
      return source satisfies never;
  }
}

function choices(from: string | null, mayCopy: boolean): SecretChoice[] {
  return [...(from === null ? [] : (['keep'] as const)), ...(mayCopy ? (['copy'] as const) : []), 'enter'];
}

function isMarked(stored: unknown, mark: string | undefined, { fingerprintKeys }: SecretRules): boolean {
  if (stored === undefined) return false;
  const marks = fingerprintKeys.map((key) => (typeof stored === 'string' ? fingerprint(key, stored) : undefined));
  return marks.includes(mark);
}

const unknownSecret = (from: string | null) =>
  from === null
    ? 'The document names this secret by its fingerprint alone, and the environment has none.'
    : 'The document names another secret than the environment has.';

const otherSecret = (from: string | null) =>
  from === null ? 'The target has none.' : 'The target has another secret.';

/** The secret in an update body: its value, null to clear it, undefined to leave it unchanged. */
export function valueFor(
  plan: SecretPlan,
  source: SecretSource | undefined,
  decision: Decisions[string] | undefined,
): unknown {
  if (plan.outcome === 'open') {
    if (!decision || !plan.choices.includes(decision.choice)) return undefined;
    if (decision.choice === 'enter') return decision.value;
    return decision.choice === 'copy' && source?.kind === 'stored' ? source.value : undefined;
  }
  if (plan.outcome === 'clear') return null;
  // Sent again although it is equal: a changed destination requires it.
  return source?.kind === 'given' && source.value !== null && source.value !== '' ? source.value : undefined;
}
