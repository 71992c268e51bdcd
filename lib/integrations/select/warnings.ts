import { type Channel, CHANNEL_LABELS, CHANNELS, isRankedChannel } from '@/lib/catalogue/channel';
import { analyseConditions } from '@/lib/conditions/analyse/analyse';
import { normaliseConditions } from '@/lib/conditions/analyse/normalise';
import { toBrief } from '@/lib/integrations/candidate';
import type { Candidate } from '@/lib/integrations/candidate';
import type { IntegrationBrief } from '@/lib/integrations/types';

import { inOrderAsked } from './select';

/**
 * never_matches: no context matches its conditions. unreachable: one before it always wins. same_conditions: another
 * one has the same conditions. no_fallback: if no condition matches, nothing is sent.
 */
type SelectionWarningCode = 'never_matches' | 'unreachable' | 'same_conditions' | 'no_fallback';

export interface SelectionWarning {
  readonly code: SelectionWarningCode;
  readonly channel: Channel;
  /** The integrations concerned, in evaluation order: the one that hides others first. */
  readonly integrations: readonly IntegrationBrief[];
  /** A full sentence with the remedy. */
  readonly message: string;
}

/**
 * Probable mistakes in the combination of an environment's integrations. In: its active ones, and the id of the one to
 * call "this integration". Out: warnings by channel. Each is true for every context. On channels that fan out, nothing
 * hides another one, since all matches are sent to. Pure.
 */
export function selectionWarnings(active: readonly Candidate[], selfId?: string): SelectionWarning[] {
  return CHANNELS.flatMap((channel) =>
    channelWarnings(channel, inOrderAsked(active.filter((one) => one.channel === channel)), selfId),
  );
}

function channelWarnings(channel: Channel, asked: readonly Candidate[], selfId: string | undefined) {
  const warnings: SelectionWarning[] = [];
  const warn = (code: SelectionWarningCode, about: readonly Candidate[], message: string) =>
    warnings.push({ code, channel, integrations: about.map(toBrief), message: sentenceCase(message) });
  const names = (candidates: readonly Candidate[]) => listNames(candidates, selfId);

  const verdicts = new Map(asked.map((one) => [one, verdictOf(one)]));
  const never = asked.filter((one) => verdicts.get(one) === 'never_matches');
  for (const one of never) {
    warn(
      'never_matches',
      [one],
      `${names([one])} is never chosen by its conditions: no context can match them. Correct them, or deactivate it.`,
    );
  }

  const possible = asked.filter((one) => !never.includes(one));
  const always = possible.find((one) => one.conditions.length === 0 || verdicts.get(one) === 'always_matches');
  const hidden = always && isRankedChannel(channel) ? possible.slice(possible.indexOf(always) + 1) : [];
  if (always && hidden.length > 0) {
    const isPlain = always.conditions.length === 0;
    const why = isPlain ? 'also without conditions, comes first' : 'whose conditions match every context, comes first';
    const remedy = isPlain
      ? `Give ${hidden.length === 1 ? 'it' : 'them'} conditions, or keep ${hidden.length === 1 ? 'it as a spare' : 'them as spares'}.`
      : 'Narrow or remove those conditions.';
    warn(
      'unreachable',
      [always, ...hidden],
      `${names(hidden)} ${hidden.length === 1 ? 'is' : 'are'} chosen only when asked for by ${howAsked(always, hidden)}: ${names([always])}, ${why}. ${remedy}`,
    );
  }

  for (const same of withSameConditions(possible.filter((one) => !hidden.includes(one)))) {
    const [first, ...others] = same;
    if (!first) continue;
    const effect = isRankedChannel(channel)
      ? `only ${names([first])} is ever chosen by them`
      : 'whenever one of them is chosen, all are';
    warn(
      'same_conditions',
      same,
      `${names(same)} have the same conditions: ${effect}. Change or deactivate ${names(others)}.`,
    );
  }

  if (asked.length > 0 && !always) {
    const label = CHANNEL_LABELS[channel];
    warn(
      'no_fallback',
      asked,
      `When no condition matches, nothing is sent by ${label}: each of its active integrations has conditions. Activate one without conditions as the fallback.`,
    );
  }
  return warnings;
}

/** What is proven about the conditions as a whole; undefined: it depends on the context, or there is no proof. */
function verdictOf({ conditions }: Candidate): 'never_matches' | 'always_matches' | undefined {
  for (const { path, code } of analyseConditions(conditions)) {
    if (path.length === 0 && (code === 'never_matches' || code === 'always_matches')) return code;
  }
  return undefined;
}

function withSameConditions(candidates: readonly Candidate[]): Candidate[][] {
  const byForm = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.conditions.length === 0) continue;
    const form = JSON.stringify(normaliseConditions(candidate.conditions));
    byForm.set(form, [...(byForm.get(form) ?? []), candidate]);
  }
  return [...byForm.values()].filter(({ length }) => length > 1);
}

/** A request for a provider skips the integrations of other providers that come first. */
function howAsked(before: Candidate, hidden: readonly Candidate[]): string {
  const isOther = hidden.some(({ providerId }) => providerId !== before.providerId);
  return isOther ? 'identifier or provider' : 'identifier';
}

const MOST_NAMES = 3;

function listNames(candidates: readonly Candidate[], selfId: string | undefined): string {
  const names = candidates.map((one) => (one.id === selfId ? 'this integration' : `“${one.name}” (${one.identifier})`));
  const more = names.length - MOST_NAMES;
  const shown = more > 1 ? [...names.slice(0, MOST_NAMES), `${more} more`] : names;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
