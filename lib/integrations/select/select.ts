import type { Channel } from '@/lib/catalogue/channel';
import { type CompiledConditions, compileConditions } from '@/lib/conditions/evaluate/compile';
import { type Evaluation, evaluateConditions } from '@/lib/conditions/evaluate/evaluate';
import type { Context, Trace } from '@/lib/conditions/types';
import { byRank, type Candidate } from '@/lib/integrations/candidate';

export interface SelectionQuery {
  readonly channel: Channel;
  readonly identifier?: string | undefined;
  /** Filters every rule; ignored with `identifier`. */
  readonly providerId?: string | undefined;
  readonly context: Context;
  /** The present time, for a context without `now`. */
  readonly now: Date;
}

/** The rule that chose: by identifier, by conditions, the primary, the highest one without conditions, or nothing. */
export type SelectionRule = 'identifier' | 'condition' | 'primary' | 'priority' | 'none';

export interface ExplainedCandidate {
  readonly candidate: Candidate;
  /** null: it has no conditions. */
  readonly matched: boolean | null;
  /**
   * One short phrase that begins with: won, lost to, shadowed by, condition false, not asked for, inactive, of another
   * channel.
   */
  readonly because: string;
  readonly trace: Trace;
}

export interface Selection {
  readonly rule: SelectionRule;
  readonly winner: Candidate | null;
  /** All that the rules would accept, in their order: channels that fan out send to all of them. */
  readonly matches: readonly Candidate[];
  /** In evaluation order; only with an explanation. */
  readonly candidates?: readonly ExplainedCandidate[];
}

/** A candidate whose conditions are compiled once, for many contexts. */
interface Prepared {
  readonly candidate: Candidate;
  readonly matches: CompiledConditions;
}

/** The candidates of one channel, in evaluation order, for repeated selections. */
export type PreparedCandidates = readonly Prepared[];

/** In: the active integrations of one environment, of any channel. */
export function prepareCandidates(active: readonly Candidate[], channel: Channel): PreparedCandidates {
  return inOrderAsked(active.filter((candidate) => candidate.channel === channel)).map((candidate) => {
    let compiled: CompiledConditions | undefined;
    return {
      candidate,
      // Compiled at the first use: an explained selection does not need it.
      matches: (context, now) => (compiled ??= compileConditions(candidate.conditions))(context, now),
    };
  });
}

/**
 * Chooses the integration of a channel: one rule for all channels (docs/rules/selection.md, "Choosing the
 * integration"). Pure; the same candidates and context always give the same answer.
 */
export function selectIntegration(active: readonly Candidate[], query: SelectionQuery, explain = false): Selection {
  return selectPrepared(prepareCandidates(active, query.channel), query, explain);
}

/** Like selectIntegration, with candidates prepared for the query's channel. */
export function selectPrepared(prepared: PreparedCandidates, query: SelectionQuery, explain: boolean): Selection {
  return query.identifier === undefined
    ? selectByRules(prepared, query, explain)
    : selectByName(prepared, query, explain);
}

/** Rule 2's candidates, then rule 3's, then rule 4's. */
export function inOrderAsked(candidates: readonly Candidate[]): Candidate[] {
  const ranked = candidates.toSorted(byRank);
  const conditioned = ranked.filter((candidate) => candidate.conditions.length > 0);
  const plain = ranked.filter((candidate) => candidate.conditions.length === 0);
  return [...conditioned, ...plain.filter(({ primary }) => primary), ...plain.filter(({ primary }) => !primary)];
}

function selectByRules(prepared: PreparedCandidates, query: SelectionQuery, explain: boolean): Selection {
  const { providerId } = query;
  const asked =
    providerId === undefined ? prepared : prepared.filter(({ candidate }) => candidate.providerId === providerId);
  const evaluated = explain
    ? asked.map((one) => ({ candidate: one.candidate, ...explainConditions(one.candidate, query) }))
    : undefined;
  // Without an explanation, the same result costs a third.
  const accepted = evaluated
    ? evaluated.filter(({ matched }) => matched !== false)
    : asked.filter(({ matches: test }) => test(query.context, query.now) !== false);
  const matches = accepted.map(({ candidate }) => candidate);
  const winner = matches[0] ?? null;
  const firstPlain = matches.find(({ conditions }) => conditions.length === 0);
  return {
    rule: ruleOf(winner),
    winner,
    matches,
    ...(evaluated
      ? { candidates: evaluated.map((one) => ({ ...one, because: becauseByRules(one, winner, firstPlain) })) }
      : {}),
  };
}

function ruleOf(winner: Candidate | null): SelectionRule {
  if (!winner) return 'none';
  if (winner.conditions.length > 0) return 'condition';
  return winner.primary ? 'primary' : 'priority';
}

function becauseByRules(
  { candidate, matched }: { candidate: Candidate; matched: boolean | null },
  winner: Candidate | null,
  firstPlain: Candidate | undefined,
): string {
  if (candidate === winner) return 'won';
  if (matched === false) return 'condition false';
  // A candidate without conditions after another such one is never reached, whatever the context.
  if (matched === null && firstPlain && candidate !== firstPlain) return `shadowed by ${firstPlain.identifier}`;
  return `lost to ${winner?.identifier ?? 'none'}`;
}

/**
 * Why the existing integration that `identifier` names was not chosen: it is inactive, or sends on another channel.
 * Its conditions have no effect; they are shown like those of the other candidates.
 */
export function explainUnchosen(named: Candidate, active: boolean, query: SelectionQuery): ExplainedCandidate {
  const because = named.channel === query.channel ? 'inactive' : `of another channel: ${named.channel}`;
  return {
    candidate: named,
    ...explainConditions(named, query),
    because: active || named.channel === query.channel ? because : `${because}, and inactive`,
  };
}

function selectByName(prepared: PreparedCandidates, query: SelectionQuery, explain: boolean): Selection {
  // An id wins over an identifier of the same text, and a UUID may be in capitals, as in every route.
  const asId = query.identifier?.toLowerCase();
  const found =
    prepared.find(({ candidate }) => candidate.id === asId) ??
    prepared.find(({ candidate }) => candidate.identifier === query.identifier);
  const winner = found?.candidate ?? null;
  return {
    rule: winner ? 'identifier' : 'none',
    winner,
    matches: winner ? [winner] : [],
    ...(explain
      ? {
          candidates: prepared.map((one) => ({
            candidate: one.candidate,
            ...explainConditions(one.candidate, query),
            because: one.candidate === winner ? 'won' : 'not asked for',
          })),
        }
      : {}),
  };
}

function explainConditions({ conditions }: Candidate, { context, now }: SelectionQuery): Evaluation {
  return evaluateConditions(conditions, context, { full: true, now });
}
