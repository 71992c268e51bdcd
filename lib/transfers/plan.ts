import 'server-only';

import { isRankedChannel } from '@/lib/catalogue/channel';
import type { EnvironmentRow } from '@/lib/environments/types';
import { findProvider } from '@/lib/providers';
import { keyedDigest } from '@/lib/server/secrets/vault';
import { createBreaks } from '@/lib/server/turns';
import { canonicalJson } from '@/lib/text/canonical-json';

import { planEntry, type PlannedEntry } from './entry-plan';
import { planRankings } from './rankings';
import type { NeighbourRow, Target } from './repository';
import type { SecretRules } from './secret-plan';
import type { PlanEntry, RankingChange, TransferPlan, Wanted } from './types';

export interface PlanInput {
  /** The target environment. */
  readonly environment: Pick<EnvironmentRow, 'id' | 'name'>;
  /** Its existing integrations. */
  readonly target: Target;
  readonly wanted: readonly Wanted[];
  readonly rules: SecretRules;
  /** Other inputs of the plan: the text of a document, or the state of the copied integrations. */
  readonly basis: unknown;
}

export interface Planned {
  readonly plan: TransferPlan;
  readonly entries: readonly PlannedEntry[];
}

/**
 * The effect of moving the wanted integrations into an environment, matched by identifier. Reads and writes
 * nothing; with many entries, it lets other requests run in between.
 */
export async function makePlan({ environment, target, wanted, rules, basis }: PlanInput): Promise<Planned> {
  const takeBreak = createBreaks();
  const rowOf = new Map(target.named.map((row) => [row.identifier, row]));
  const planned: PlannedEntry[] = [];
  for (const one of wanted) {
    planned.push(planEntry(one, rowOf.get(one.identifier), rules));
    await takeBreak();
  }
  const entries = withSharedProblems(planned, target.all);
  const views = entries.map(({ view }) => view);
  const rankings = await planRankings(target.all, entries);
  const states = entries.map(({ row }) => (row ? [row.id, row.updatedAt.toISOString()] : null));
  const [key] = rules.fingerprintKeys;
  const token = keyedDigest(key, 'transfer-plan', canonicalJson({ views, rankings, states, basis }));
  const { id, name } = environment;
  const untouched = target.all.length - entries.filter(({ row }) => row).length;
  return {
    plan: { token, environment: { id, name }, entries: views, rankings: rankings.map(shownOf), untouched },
    entries,
  };
}

/** A page shows only the beginning of an order of thousands. */
const MOST_IN_ORDER = 50;

function shownOf(change: RankingChange): RankingChange {
  const { order } = change;
  if (!order || order.length <= MOST_IN_ORDER) return change;
  return { ...change, order: order.slice(0, MOST_IN_ORDER), orderRest: order.length - MOST_IN_ORDER };
}

type Problem = PlanEntry['problems'][number];

/** Problems between entries, or between an entry and an existing integration. */
function withSharedProblems(entries: readonly PlannedEntry[], rows: readonly NeighbourRow[]): PlannedEntry[] {
  const primaries = new Map<string, string>();
  const singletons = new Map(
    rows.flatMap((row) => singletonNames(row.providerId, row.channel).map((name) => [name, row.identifier] as const)),
  );
  return entries.map((entry) => {
    const { wanted, row, view } = entry;
    const shared: Problem[] = [];
    if (wanted.primary === true && view.channel) {
      const first = primaries.get(view.channel);
      if (!isRankedChannel(view.channel))
        shared.push({ place: `${view.place}.primary`, message: 'Only channels email and sms have a primary.' });
      else if (first !== undefined)
        shared.push({
          place: `${view.place}.primary`,
          message: `A channel has one primary; ${first} is named already.`,
        });
      primaries.set(view.channel, first ?? wanted.identifier);
    }
    if (!row) {
      for (const name of singletonNames(view.providerId, view.channel)) {
        const holder = singletons.get(name);
        if (holder !== undefined)
          shared.push({
            place: `${view.place}.providerId`,
            message: `There may be one of it in an environment, and ${holder} is there. Leave this one out, or give both the same identifier.`,
          });
        singletons.set(name, holder ?? wanted.identifier);
      }
    }
    return shared.length === 0 ? entry : { ...entry, view: { ...view, problems: [...view.problems, ...shared] } };
  });
}

/** The kinds of integration that an environment may have only once, and that this one is. */
function singletonNames(providerId: string, channel: string | null): string[] {
  if (channel === 'in_app') return ['channel in_app'];
  return findProvider(providerId)?.onePerEnvironment ? [`provider ${providerId}`] : [];
}
