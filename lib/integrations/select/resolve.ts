import 'server-only';

import { z } from 'zod';

import { type Channel, CHANNELS } from '@/lib/catalogue/channel';
import { contextSchema } from '@/lib/conditions/parse/schema';
import type { Trace } from '@/lib/conditions/types';
import { toBrief } from '@/lib/integrations/candidate';
import { findIntegration } from '@/lib/integrations/repository';
import type { IntegrationBrief, IntegrationView } from '@/lib/integrations/types';
import { type Context, requirePermission } from '@/lib/server/context';
import { AppError, toFieldErrors, validationError } from '@/lib/server/errors';
import { unstorableReason } from '@/lib/text/storable-text';

import { activeOf, forgetActive } from './active-cache';
import {
  type ExplainedCandidate,
  explainUnchosen,
  selectPrepared,
  type SelectionQuery,
  type SelectionRule,
} from './select';

const nameSchema = z
  .string({ error: 'This must be text.' })
  .refine((text) => unstorableReason(text) === null, { error: 'This text cannot be that of an integration.' });

/** The body of a resolve request. */
export const resolveSchema = z.strictObject(
  {
    channel: z.enum(CHANNELS, { error: `channel must be one of: ${CHANNELS.join(', ')}.` }),
    identifier: nameSchema.optional(),
    providerId: nameSchema.optional(),
    context: contextSchema.default({}),
    explain: z.boolean({ error: 'explain must be true or false.' }).default(false),
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'The body must be a JSON object.' : undefined) },
);

export interface ResolveAnswer {
  readonly channel: Channel;
  readonly rule: SelectionRule;
  readonly integration: IntegrationView | null;
  readonly matches: readonly IntegrationBrief[];
  /**
   * With `explain`: every active integration of the channel, in evaluation order. Before them, the one that
   * `identifier`
   * names if it could not be chosen: inactive, or of another channel.
   */
  readonly candidates?: readonly {
    readonly integration: IntegrationBrief;
    readonly matched: boolean | null;
    readonly because: string;
    readonly trace: Trace;
  }[];
}

/**
 * Which integration sends on a channel for a context, and why. In: the body as in docs/rules/api.md, unparsed.
 * Throws AppError: forbidden, validation_failed, unavailable if the chosen one's credentials cannot be decrypted.
 */
export async function resolveIntegration(ctx: Context, input: unknown): Promise<ResolveAnswer> {
  requirePermission(ctx, 'resolve');
  const parsed = resolveSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues));
  // Written out: this runs for every message, and object spreads cost as much as all of the conditions.
  const { channel, identifier, providerId, context, explain } = parsed.data;
  const query: SelectionQuery = { channel, identifier, providerId, context, now: ctx.now };
  const { selection, integration } = await choose(ctx.environmentId, query, explain);
  if (integration?.needsCredentials) throw undecryptable(integration);
  const { rule, winner, matches, candidates } = selection;
  const answer = { channel, rule, integration, matches: matches.map(toBrief) };
  if (!candidates) return answer;
  const unchosen = winner ? [] : await explainNamed(ctx, query);
  return { ...answer, candidates: [...unchosen, ...candidates].map(toExplained) };
}

/** A sender that got no credentials with a 200 would fail later, and far from the cause. */
function undecryptable({ name, identifier }: IntegrationView): AppError {
  return new AppError(
    'unavailable',
    `“${name}” (${identifier}) is chosen, and its credentials cannot be decrypted. Enter them again, or restore the encryption key.`,
  );
}

const MOST_TRIES = 5;

/** Chooses, and chooses again if the winner was deleted before it could be read. */
async function choose(environmentId: string, query: SelectionQuery, explain: boolean) {
  for (let tries = 1; ; tries += 1) {
    const active = await activeOf(environmentId, query.channel);
    const selection = selectPrepared(active.prepared, query, explain);
    const integration = selection.winner && (await active.viewOf(selection.winner.id));
    if (integration || !selection.winner) return { selection, integration };
    if (tries === MOST_TRIES) throw new AppError('unavailable', 'The integrations change too fast. Ask again.');
    forgetActive(environmentId, query.channel);
  }
}

const printed = new WeakMap<IntegrationView, string>();

/** An answer as JSON. The integration's JSON is the same for every request that it wins, so it is cached. */
export function printResolveAnswer({ channel, rule, integration, matches, candidates }: ResolveAnswer): string {
  const explained = candidates ? `,"candidates":${JSON.stringify(candidates)}` : '';
  return `{"channel":"${channel}","rule":"${rule}","integration":${printView(integration)},"matches":${JSON.stringify(matches)}${explained}}`;
}

function printView(view: IntegrationView | null): string {
  if (view === null) return 'null';
  const text = printed.get(view) ?? JSON.stringify(view);
  printed.set(view, text);
  return text;
}

/** Explains why the integration that `identifier` names in the environment was not chosen. */
async function explainNamed(ctx: Context, query: SelectionQuery): Promise<ExplainedCandidate[]> {
  const row = query.identifier === undefined ? null : await findIntegration(ctx.environmentId, query.identifier);
  return row ? [explainUnchosen(row, row.active, query)] : [];
}

function toExplained({ candidate, matched, because, trace }: ExplainedCandidate) {
  return { integration: toBrief(candidate), matched, because, trace };
}
