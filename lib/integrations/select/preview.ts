import 'server-only';

import { setImmediate } from 'node:timers/promises';

import { z } from 'zod';

import type { Channel } from '@/lib/catalogue/channel';
import { countLeaves } from '@/lib/conditions/types';
import { type Candidate, toBrief } from '@/lib/integrations/candidate';
import { findIntegration, listCandidates } from '@/lib/integrations/repository';
import type { IntegrationBrief } from '@/lib/integrations/types';
import { findProvider } from '@/lib/providers';
import { listSamples } from '@/lib/samples/service';
import { type Context, requirePermission } from '@/lib/server/context';
import { invalid, toFieldErrors, validationError } from '@/lib/server/errors';

import { draftId, type IntegrationDraft, withDraft } from './draft-candidates';
import { type ResolveAnswer, resolveIntegration } from './resolve';
import { draftSchema } from './review';
import {
  type ExplainedCandidate,
  explainUnchosen,
  type Selection,
  selectIntegration,
  type SelectionQuery,
  type SelectionRule,
} from './select';

const namedDraftSchema = draftSchema.extend({
  name: z.string({ error: 'name must be text.' }).max(1_000, { error: 'name must have 1 to 120 characters.' }),
});

/** The name of a new integration until it is saved: it is not a valid identifier. */
const NEW_IDENTIFIER = '(unsaved)';

/** A draft with its name, and the stored integration if there is one. */
interface Unsaved {
  readonly draft: IntegrationDraft;
  readonly name: string;
  readonly stored: Candidate | undefined;
}

/** The chosen integration, and the rule that chose it. */
export interface Choice {
  readonly rule: SelectionRule;
  readonly integration: IntegrationBrief | null;
}

/** What resolve would answer if the draft were saved, and what it answers now. */
export interface PreviewAnswer extends Choice {
  readonly channel: Channel;
  readonly matches: readonly IntegrationBrief[];
  readonly candidates: NonNullable<ResolveAnswer['candidates']>;
  /** The draft's id among the candidates. */
  readonly draftId: string;
  readonly before: Choice;
}

/** The effect of a draft on one saved sample: on the winner, only on other matches, or none. */
export interface SampleChange {
  readonly sample: { readonly id: string; readonly name: string };
  readonly before: Choice;
  readonly after: Choice;
  readonly change: 'winner' | 'others' | 'nothing';
}

export interface Comparison {
  readonly channel: Channel;
  readonly draftId: string;
  /** Changed winners first, each kind by the sample's name. */
  readonly samples: readonly SampleChange[];
  /** How many samples were skipped because the environment has too many conditions. */
  readonly leftOut: number;
}

/** Evaluated rules per comparison: at worst a second or two of one core; enough for 100 samples of 500 rules. */
const MAX_LEAF_RUNS = 100_000;

/**
 * What resolve would answer if an unsaved integration were stored, always explained. In: `{ draft, query }`, unparsed:
 * the draft as in `draftSchema`, the query as in the body of a resolve request. Writes nothing.
 * Throws AppError: forbidden, validation_failed.
 */
export async function previewResolve(
  ctx: Context,
  input: { readonly draft: unknown; readonly query: unknown },
): Promise<PreviewAnswer> {
  const { rule, integration, candidates: _now, ...before } = await resolveIntegration(ctx, input.query);
  // Resolve has already parsed it: these are its only fields.
  const query = { context: {}, ...(input.query as Partial<SelectionQuery>), channel: before.channel, now: ctx.now };
  const unsaved = await readDraft(ctx, input.draft);
  const active = await listCandidates(ctx.environmentId, query.channel);
  const isAsked = query.channel === unsaved.draft.channel;
  const selection = selectIntegration(isAsked ? withUnsaved(active, unsaved, ctx.now) : active, query, true);
  const unchosen = selection.winner ? [] : await explainNamed(ctx, query, unsaved);
  return {
    ...choiceOf(selection),
    channel: query.channel,
    matches: selection.matches.map(toBrief),
    candidates: [...unchosen, ...(selection.candidates ?? [])].map(({ candidate, ...explained }) => ({
      ...explained,
      integration: toBrief(candidate),
    })),
    draftId: draftId(unsaved.draft),
    before: { rule, integration: integration && briefOf(integration) },
  };
}

/**
 * The effects of saving a draft: resolves every saved sample of the environment on the draft's channel, without and
 * with the draft. In: `{ draft }`, unparsed. Throws AppError: forbidden, validation_failed.
 */
export async function compareSelections(ctx: Context, input: { readonly draft: unknown }): Promise<Comparison> {
  requirePermission(ctx, 'resolve');
  const unsaved = await readDraft(ctx, input.draft);
  const { channel } = unsaved.draft;
  const samples = await listSamples(ctx);
  const before = await listCandidates(ctx.environmentId, channel);
  const after = withUnsaved(before, unsaved, ctx.now);
  const run = samples.slice(0, affordable([...before, ...after]));
  const changes: SampleChange[] = [];
  for (const { id, name, context } of run) {
    const query: SelectionQuery = { channel, context, now: ctx.now };
    const [was, is] = [selectIntegration(before, query), selectIntegration(after, query)];
    changes.push({
      sample: { id, name },
      before: choiceOf(was),
      after: choiceOf(is),
      change: changeOf(was, is),
    });
    // Lets other work of this process run between two samples.
    await setImmediate();
  }
  const order = ['winner', 'others', 'nothing'];
  return {
    channel,
    draftId: draftId(unsaved.draft),
    samples: changes.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change)),
    leftOut: samples.length - run.length,
  };
}

/** The future active integrations, with the draft under its own name. */
function withUnsaved(active: readonly Candidate[], { draft, name, stored }: Unsaved, now: Date): Candidate[] {
  const identifier = stored?.identifier ?? NEW_IDENTIFIER;
  return withDraft(active, draft, stored, now).map((one) =>
    one.id === draftId(draft) ? { ...one, name, identifier } : one,
  );
}

/** Explains why the integration that `identifier` names was not chosen, as resolve does, with the draft unsaved. */
async function explainNamed(ctx: Context, query: SelectionQuery, unsaved: Unsaved): Promise<ExplainedCandidate[]> {
  const row = query.identifier === undefined ? null : await findIntegration(ctx.environmentId, query.identifier);
  if (!row) return [];
  const { draft, name, stored } = unsaved;
  return row.id === stored?.id
    ? [explainUnchosen({ ...stored, name, conditions: draft.conditions }, draft.active, query)]
    : [explainUnchosen(row, row.active, query)];
}

/** Parses a draft and finds the integration that it changes. Places begin with `draft`. */
async function readDraft(ctx: Context, input: unknown): Promise<Unsaved> {
  const parsed = namedDraftSchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues, ['draft']));
  const { name, ...draft } = parsed.data;
  if (draft.integrationId !== undefined) {
    const row = await findIntegration(ctx.environmentId, draft.integrationId);
    if (!row) throw invalid('draft.integrationId', 'There is no such integration in this environment.');
    if (row.channel !== draft.channel || row.providerId !== draft.providerId)
      throw invalid('draft.providerId', 'The integration is of another provider, which cannot be changed.');
    return { draft, name: name.trim() || row.name, stored: row };
  }
  const provider = findProvider(draft.providerId);
  if (provider?.channel !== draft.channel)
    throw invalid('draft.providerId', 'There is no such provider on this channel.');
  return { draft, name: name.trim() || provider.name, stored: undefined };
}

/** How many samples may run: as many as keep the evaluated rules below the limit, but at least one. */
function affordable(candidates: readonly Candidate[]): number {
  const leaves = candidates.reduce((sum, { conditions }) => sum + 1 + countLeaves(conditions), 0);
  return Math.max(1, Math.floor(MAX_LEAF_RUNS / Math.max(1, leaves)));
}

function changeOf(was: Selection, is: Selection): SampleChange['change'] {
  if (was.winner?.id !== is.winner?.id) return 'winner';
  const ids = ({ matches }: Selection) => matches.map(({ id }) => id).join(' ');
  return ids(was) === ids(is) ? 'nothing' : 'others';
}

function choiceOf({ rule, winner }: Selection): Choice {
  return { rule, integration: winner && toBrief(winner) };
}

function briefOf({ _id, identifier, name, providerId, priority, primary }: IntegrationBrief): IntegrationBrief {
  return { _id, identifier, name, providerId, priority, primary };
}
