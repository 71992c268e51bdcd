import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Channel } from '@/lib/catalogue/channel';
import { saveSample } from '@/lib/samples/service';
import type { Context } from '@/lib/server/context';
import { db } from '@/lib/server/database/db';
import { created } from '@/tests/api-client';
import { failureOf } from '@/tests/failure';
import { createWorld, ownerContext, type World } from '@/tests/world';

import { compareSelections, previewResolve } from './preview';
import { type ResolveAnswer, resolveIntegration } from './resolve';

let world: World;
let ctx: Context;

beforeEach(async () => {
  world = await createWorld();
  ctx = ownerContext(world);
});

const PROVIDERS: Readonly<Partial<Record<Channel, readonly [string, object]>>> = {
  email: ['postmark', { apiKey: 'token-in-test', from: 'a@example.com', senderName: 'A' }],
  chat: ['mattermost', {}],
};

const plan = (value: string, on = 'subscriber') => [
  { isNegated: false, type: 'GROUP', value: 'AND', children: [{ on, field: 'plan', operator: 'EQUAL', value }] },
];

async function add(channel: Channel, name: string, conditions: unknown = []) {
  const [providerId, credentials] = PROVIDERS[channel] ?? ['', {}];
  return created(world.key, { providerId, channel, name, identifier: name, credentials, active: true, conditions });
}

const draft = (more: object = {}) => ({
  name: 'Draft',
  providerId: 'postmark',
  channel: 'email',
  active: true,
  conditions: [],
  ...more,
});

/** An answer by names, because a draft has no id or identifier of its own yet. */
function byName({ rule, integration, matches, candidates = [] }: Omit<ResolveAnswer, 'integration'> & NamedWinner) {
  return {
    rule,
    winner: integration?.name,
    matches: matches.map(({ name, primary, priority }) => ({ name, primary, priority })),
    candidates: candidates.map(({ integration: { name }, matched, because, trace }) => ({
      name,
      matched,
      because: because.replace('(unsaved)', 'Draft'),
      trace,
    })),
  };
}

interface NamedWinner {
  readonly integration: { readonly name: string } | null;
}

describe('a preview of a new integration', () => {
  it.each<[Channel, string, unknown, boolean]>([
    ['email', 'with conditions, among others', plan('pro'), true],
    ['email', 'without conditions, among others', [], true],
    ['email', 'without conditions, alone', [], false],
    ['email', 'with conditions, alone', plan('pro'), false],
    ['chat', 'with conditions, among others', plan('pro'), true],
    ['chat', 'without conditions, among others', [], true],
  ])('on %s, %s, is what resolve answers after the draft is created', async (channel, _case, conditions, hasOthers) => {
    if (hasOthers) {
      await add(channel, 'First');
      await add(channel, 'Pro', plan('pro'));
      await add(channel, 'Plain');
      await add(channel, 'Tenant', plan('pro', 'tenant'));
    }
    const [providerId = ''] = PROVIDERS[channel] ?? [];
    const queries = [{}, { subscriber: { plan: 'pro' } }, { tenant: { plan: 'pro' } }].map((context) => ({
      channel,
      context,
    }));
    const previews = [];
    ctx = ownerContext(world);
    for (const query of queries)
      previews.push(await previewResolve(ctx, { draft: draft({ channel, providerId, conditions }), query }));
    const before = await Promise.all(queries.map((query) => resolveIntegration(ctx, query)));
    expect(previews.map((preview) => preview.before)).toMatchObject(
      before.map(({ rule, integration }) => ({ rule, integration: integration && { _id: integration._id } })),
    );
    await add(channel, 'Draft', conditions);
    const after = await Promise.all(queries.map((query) => resolveIntegration(ctx, { ...query, explain: true })));
    expect(previews.map(byName)).toEqual(after.map(byName));
  });

  it('names the draft among the candidates, and stores nothing', async () => {
    await add('email', 'First');
    const query = { channel: 'email', context: { subscriber: { plan: 'pro' } } };
    const preview = await previewResolve(ctx, { draft: draft({ conditions: plan('pro') }), query });
    expect(preview.integration).toMatchObject({ _id: preview.draftId, name: 'Draft', identifier: '(unsaved)' });
    expect(preview.candidates.filter(({ integration }) => integration._id === preview.draftId)).toHaveLength(1);
    expect(preview.before).toMatchObject({ rule: 'primary', integration: { name: 'First' } });
    expect((await resolveIntegration(ctx, { ...query, explain: true })).candidates).toHaveLength(1);
  });

  it('replaces the primary if the draft says so', async () => {
    await add('email', 'First');
    const query = { channel: 'email' };
    const promoted = await previewResolve(ctx, { draft: draft({ primary: true }), query });
    expect(promoted).toMatchObject({ rule: 'primary', integration: { name: 'Draft', primary: true, priority: 2 } });
    const conditioned = draft({ primary: true, conditions: plan('pro') });
    expect(await previewResolve(ctx, { draft: conditioned, query })).toMatchObject({
      rule: 'primary',
      integration: { name: 'First', primary: true, priority: 2 },
    });
  });

  it('has the name of its provider until it has one', async () => {
    const { integration } = await previewResolve(ctx, { draft: draft({ name: ' ' }), query: { channel: 'email' } });
    expect(integration).toMatchObject({ name: 'Postmark' });
  });
});

describe('a preview of a stored integration', () => {
  it('keeps its own place, with its unsaved conditions', async () => {
    const first = await add('email', 'First');
    await add('email', 'Pro', plan('pro'));
    const query = { channel: 'email', context: { subscriber: { plan: 'pro' } } };
    const unsaved = (more: object) => draft({ integrationId: first._id, name: 'First', ...more });
    const same = await previewResolve(ctx, { draft: unsaved({}), query });
    expect(byName(same)).toEqual(byName(await resolveIntegration(ctx, { ...query, explain: true })));
    // A primary that gets conditions stays just below its successor; without a successor, it stays at the top.
    const conditioned = await previewResolve(ctx, { draft: unsaved({ conditions: plan('pro') }), query });
    expect(byName(conditioned)).toMatchObject({
      rule: 'condition',
      winner: 'First',
      matches: [
        { name: 'First', primary: false, priority: 2 },
        { name: 'Pro', primary: false, priority: 1 },
      ],
    });
    const off = await previewResolve(ctx, { draft: unsaved({ active: false }), query });
    expect(off.candidates.map(({ integration }) => integration.name)).toEqual(['Pro']);
    expect(off.before).toMatchObject({ rule: 'condition', integration: { name: 'Pro' } });
  });

  it('must be of this environment, of its own channel and provider', async () => {
    const { _id } = await add('email', 'First');
    const query = { channel: 'email' };
    const elsewhere = { ...ctx, environmentId: world.otherEnvironmentId };
    const places = async (attempt: Promise<unknown>) => (await failureOf(attempt)).places;
    expect(await places(previewResolve(elsewhere, { draft: draft({ integrationId: _id }), query }))).toEqual([
      'draft.integrationId',
    ]);
    const other = draft({ integrationId: _id, providerId: 'sendgrid' });
    expect(await places(previewResolve(ctx, { draft: other, query }))).toEqual(['draft.providerId']);
  });

  it('leaves other channels unchanged', async () => {
    const { _id } = await add('email', 'First');
    await add('chat', 'Chat');
    const query = { channel: 'chat', context: {} };
    const preview = await previewResolve(ctx, { draft: draft({ integrationId: _id }), query });
    expect(byName(preview)).toEqual(byName(await resolveIntegration(ctx, { ...query, explain: true })));
  });
});

it.each<[string, unknown, unknown]>([
  ['channel', draft(), { channel: 'pigeon' }],
  ['context.now', draft(), { channel: 'email', context: { now: 1 } }],
  ['body', draft(), 'text'],
  ['draft', undefined, { channel: 'email' }],
  ['draft.name', draft({ name: 1 }), { channel: 'email' }],
  ['draft.providerId', draft({ providerId: 'nothing' }), { channel: 'email' }],
  ['draft.providerId', draft({ providerId: 'twilio' }), { channel: 'email' }],
  ['draft.conditions[0]', draft({ conditions: [1] }), { channel: 'email' }],
  ['draft.integrationId', draft({ integrationId: 'x' }), { channel: 'email' }],
  ['draft.identifier', draft({ identifier: 'x' }), { channel: 'email' }],
])('a preview is refused at %s', async (place, given, query) => {
  expect(await failureOf(previewResolve(ctx, { draft: given, query }))).toEqual({
    code: 'validation_failed',
    places: [place],
  });
});

describe('the comparison of a draft', () => {
  it('covers every sample of the environment: changed winners first, then changes among the other matches', async () => {
    await add('email', 'First');
    await add('email', 'Pro', plan('pro'));
    await saveSample(ctx, { name: 'A nobody', context: {} });
    await saveSample(ctx, { name: 'B pro', context: { subscriber: { plan: 'pro' } } });
    await saveSample(ctx, { name: 'C tenant', context: { tenant: { plan: 'pro' } } });
    await saveSample({ ...ctx, environmentId: world.otherEnvironmentId }, { name: 'Elsewhere', context: {} });
    const comparison = await compareSelections(ctx, { draft: draft({ conditions: plan('pro', 'tenant') }) });
    expect(comparison).toMatchObject({ channel: 'email', leftOut: 0 });
    expect(
      comparison.samples.map(({ sample, before, after, change }) => [
        sample.name,
        before.integration?.name,
        after.integration?.name,
        after.rule,
        change,
      ]),
    ).toEqual([
      ['C tenant', 'First', 'Draft', 'condition', 'winner'],
      ['A nobody', 'First', 'First', 'primary', 'nothing'],
      ['B pro', 'Pro', 'Pro', 'condition', 'nothing'],
    ]);
    const plain = await compareSelections(ctx, { draft: draft() });
    expect(plain.samples.map(({ change }) => change)).toEqual(['others', 'others', 'others']);
  });

  it('ends in time: with many conditions, the remaining samples are left out and counted', async () => {
    const leaf = { on: 'payload', field: 'x', operator: 'LIKE', value: '%a%' };
    const conditions = [
      { isNegated: false, type: 'GROUP', value: 'OR', children: Array.from({ length: 200 }, () => leaf) },
    ];
    for (let index = 0; index < 12; index++) await add('email', `Large-${index}`, conditions);
    const { organizationId, environmentId } = world;
    await db().sampleContext.createMany({
      data: Array.from({ length: 100 }, (_, index) => ({
        id: uuidv7(),
        organizationId,
        environmentId,
        name: `Sample ${index}`,
        context: {},
      })),
    });
    const { samples, leftOut } = await compareSelections(ctx, { draft: draft({ conditions }) });
    expect(samples.length).toBeGreaterThan(10);
    expect(leftOut).toBeGreaterThan(0);
    expect(samples.length + leftOut).toBe(100);
  });
});

it('previews need the permission "resolve", comparisons also "integrations:read"', async () => {
  const only = (...permissions: ('resolve' | 'integrations:read')[]) => ({ ...ctx, permissions: new Set(permissions) });
  const query = { channel: 'email' };
  expect(await previewResolve(only('resolve'), { draft: draft(), query })).toMatchObject({ rule: 'primary' });
  for (const attempt of [
    () => previewResolve(only('integrations:read'), { draft: draft(), query }),
    () => compareSelections(only('integrations:read'), { draft: draft() }),
    () => compareSelections(only('resolve'), { draft: draft() }),
  ]) {
    expect(await failureOf(attempt())).toEqual({ code: 'forbidden', places: [] });
  }
});
