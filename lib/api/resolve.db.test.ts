import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { evaluateConditions } from '@/lib/conditions/evaluate/evaluate';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import { contexts, trees } from '@/lib/conditions/testing/arbitraries';
import type { Candidate } from '@/lib/integrations/candidate';
import type { ResolveAnswer } from '@/lib/integrations/select/resolve';
import { selectIntegration, type SelectionQuery } from '@/lib/integrations/select/select';
import type { IntegrationView } from '@/lib/integrations/types';
import { db } from '@/lib/server/database/db';
import { PERMISSIONS } from '@/lib/server/permissions';
import { type Answer, call, created, errorOf, listOf, placesOf } from '@/tests/api-client';
import { createKey, createWorld, type World } from '@/tests/world';

const SECRET = 'SG.a-secret-of-mine';
const sendgrid = {
  providerId: 'sendgrid',
  channel: 'email',
  active: true,
  credentials: { apiKey: SECRET, from: 'news@example.com', senderName: 'Acme' },
};
const when = (plan: string) => [{ children: [{ on: 'tenant', field: 'plan', operator: 'EQUAL', value: plan }] }];

let world: World;
let made: Record<'first' | 'second' | 'pro' | 'draft' | 'text', IntegrationView>;

const resolve = (body: unknown, key = world.key): Promise<Answer> =>
  call('/v1/integrations/resolve', { method: 'POST', key, body });

async function resolved(body: unknown, key = world.key): Promise<ResolveAnswer> {
  const answer = await resolve(body, key);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as ResolveAnswer;
}

beforeAll(async () => {
  world = await createWorld();
  made = {
    first: await created(world.key, { ...sendgrid, identifier: 'first' }),
    second: await created(world.key, { ...sendgrid, identifier: 'second' }),
    pro: await created(world.key, { ...sendgrid, identifier: 'pro', conditions: when('pro') }),
    draft: await created(world.key, { ...sendgrid, identifier: 'draft', active: false, conditions: when('pro') }),
    text: await created(world.key, { providerId: 'novu-sms', channel: 'sms', active: true, identifier: 'text' }),
  };
});

describe('the answer', () => {
  it('has the channel, the rule, the integration without its secrets, and summaries of all matches', async () => {
    const answer = await resolve({ channel: 'email', context: { tenant: { plan: 'pro' } } });
    const current = await call(`/v1/integrations/${made.pro._id}`, { key: world.key });
    // The first active one is primary, at the top; later ones enter just below it.
    const ranks: Record<string, object> = {
      first: { priority: 3, primary: true },
      pro: { priority: 2, primary: false },
      second: { priority: 1, primary: false },
    };
    expect(answer.body).toEqual({
      channel: 'email',
      rule: 'condition',
      integration: current.body,
      matches: [made.pro, made.first, made.second].map(({ _id, identifier, name, providerId }) => ({
        _id,
        identifier,
        name,
        providerId,
        ...ranks[identifier],
      })),
    });
    expect(answer.text).not.toContain(SECRET);
  });

  it.each<[string, object, string, string | null]>([
    ['the primary, when no condition matches', { context: { tenant: { plan: 'free' } } }, 'primary', 'first'],
    ['no context at all', {}, 'primary', 'first'],
    ['an identifier', { identifier: 'second' }, 'identifier', 'second'],
    [
      'an identifier of a provider that is not asked for',
      { identifier: 'pro', providerId: 'ses' },
      'identifier',
      'pro',
    ],
    ['an unknown identifier', { identifier: 'nobody' }, 'none', null],
    ['an identifier with a space', { identifier: 'a b' }, 'none', null],
    ['an inactive one', { identifier: 'draft' }, 'none', null],
    ['one of another channel', { identifier: 'text' }, 'none', null],
    ['a provider', { providerId: 'sendgrid' }, 'primary', 'first'],
    ['a provider that nobody has', { providerId: 'ses' }, 'none', null],
    ['a provider that does not exist', { providerId: '__proto__' }, 'none', null],
    ['a channel without integrations', { channel: 'push' }, 'none', null],
    ['a tenant that is no object', { context: { tenant: 'pro', payload: null, subscriber: [1] } }, 'primary', 'first'],
    ['keys of the context that nobody reads', { context: { other: 1 } }, 'primary', 'first'],
  ])('to %s', async (_name, body, rule, identifier) => {
    const answer = await resolved({ channel: 'email', context: {}, ...body });
    expect(answer.rule).toBe(rule);
    expect(answer.integration?.identifier ?? null).toBe(identifier);
    expect(answer.matches[0]?.identifier ?? null).toBe(identifier);
    expect('candidates' in answer).toBe(false);
  });

  it('accepts an _id as identifier', async () => {
    for (const identifier of [made.second._id, made.second._id.toUpperCase()]) {
      expect(await resolved({ channel: 'email', identifier })).toMatchObject({ integration: { identifier: 'second' } });
    }
  });

  it('finds no integration of another environment', async () => {
    const body = { channel: 'email', explain: true };
    expect(await resolved(body, world.otherKey)).toEqual({
      channel: 'email',
      rule: 'none',
      integration: null,
      matches: [],
      candidates: [],
    });
    for (const identifier of ['first', 'draft', made.first._id]) {
      expect(await resolved({ ...body, identifier }, world.otherKey)).toMatchObject({ rule: 'none', candidates: [] });
    }
  });

  it('finds no deleted one', async () => {
    const place = await createWorld();
    const gone = await created(place.key, { ...sendgrid, identifier: 'gone', conditions: when('pro') });
    await db().integration.update({ where: { id: gone._id }, data: { deletedAt: new Date() } });
    const body = { channel: 'email', context: { tenant: { plan: 'pro' } }, explain: true };
    expect(await resolved(body, place.key)).toMatchObject({ rule: 'none', candidates: [] });
    expect(await resolved({ ...body, identifier: 'gone' }, place.key)).toMatchObject({ rule: 'none', candidates: [] });
  });
});

describe('explain', () => {
  it('reports for each candidate whether it matched, why it did not win, and its trace', async () => {
    const { candidates } = await resolved({
      channel: 'email',
      context: { tenant: { plan: 'free' } },
      explain: true,
    });
    expect(candidates).toEqual([
      {
        integration: expect.objectContaining({ identifier: 'pro' }),
        matched: false,
        because: 'condition false',
        trace: [
          {
            isNegated: false,
            type: 'GROUP',
            value: 'AND',
            result: false,
            children: [{ on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'pro', result: false, actual: 'free' }],
          },
        ],
      },
      { integration: expect.objectContaining({ identifier: 'first' }), matched: null, because: 'won', trace: [] },
      {
        integration: expect.objectContaining({ identifier: 'second' }),
        matched: null,
        because: 'shadowed by first',
        trace: [],
      },
    ]);
  });

  it.each([
    ['inactive', 'draft', 'inactive', true],
    ['of another channel', 'text', 'of another channel: sms', null],
  ])('says why the named one was not chosen: %s', async (_name, identifier, because, matched) => {
    const answer = await resolved({
      channel: 'email',
      identifier,
      context: { tenant: { plan: 'pro' } },
      explain: true,
    });
    expect(answer).toMatchObject({ rule: 'none', integration: null, matches: [] });
    expect(answer.candidates?.map((one) => [one.integration.identifier, one.because])).toEqual([
      [identifier, because],
      ['pro', 'not asked for'],
      ['first', 'not asked for'],
      ['second', 'not asked for'],
    ]);
    expect(answer.candidates?.[0]).toMatchObject({ matched });
  });
});

describe('an invalid body: 422 at its place', () => {
  it.each<[string, unknown, string[]]>([
    ['nothing', {}, ['channel']],
    ['no such channel', { channel: 'fax' }, ['channel']],
    ['a channel that is a number', { channel: 1 }, ['channel']],
    ['null everywhere', nulls(), ['channel', 'context', 'explain', 'identifier', 'providerId']],
    ['explain in quotes', { channel: 'email', explain: 'true' }, ['explain']],
    ['a context that is text', { channel: 'email', context: 'x' }, ['context']],
    ['a context that is a list', { channel: 'email', context: [] }, ['context']],
    ['an identifier that is a number', { channel: 'email', identifier: 5 }, ['identifier']],
    ['U+0000 in an identifier', { channel: 'email', identifier: 'a\0b' }, ['identifier']],
    ['half a surrogate pair in a provider', { channel: 'email', providerId: '\uD800' }, ['providerId']],
    ['a now that is no date', { channel: 'email', context: { now: 'soon' } }, ['context.now']],
    ['a day that the calendar lacks', { channel: 'email', context: { now: '2026-02-30' } }, ['context.now']],
    ['an empty now', { channel: 'email', context: { now: '' } }, ['context.now']],
    ['a now that is a number', { channel: 'email', context: { now: 1_773_144_000 } }, ['context.now']],
    ['a now that is null', { channel: 'email', context: { now: null } }, ['context.now']],
    ['unknown fields, all at once', { channel: 'email', a: 1, constructor: 2 }, ['a', 'constructor']],
    ['a list', [], ['body']],
    ['null', null, ['body']],
    ['text', 'email', ['body']],
  ])('%s', async (_name, body, places) => {
    expect(placesOf(await resolve(body))).toEqual(places);
  });

  it('never shows the rejected value', async () => {
    const answer = await resolve({
      channel: 'email',
      context: { now: 'a-value-of-mine' },
      identifier: 'a\0value-of-mine',
    });
    expect(answer.text).not.toContain('value-of-mine');
  });

  it.each([
    ['no JSON', { raw: '{' }, 400],
    ['no JSON type', { raw: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    ['more than 1 MiB', { raw: `{"channel":"email","context":{"payload":"${'x'.repeat(1_100_000)}"}}` }, 413],
  ])('%s: %s', async (_name, sent, status) => {
    errorOf(await call('/v1/integrations/resolve', { method: 'POST', key: world.key, ...sent }), status);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('%s: 405 with Allow', async (method) => {
    const answer = await call('/v1/integrations/resolve', { method, key: world.key });
    errorOf(answer, 405);
    expect(answer.headers.get('allow')).toBe('POST');
  });
});

describe('ids past 2^53', () => {
  it('choose the one that has all of their digits as text, and are refused as numbers', async () => {
    const place = await createWorld();
    const ids = ['781250306873012224', '781250306873012225'];
    for (const [index, id] of ids.entries()) {
      const rule = { on: 'payload', field: 'tenantId', operator: 'EQUAL', value: id };
      await created(place.key, { ...chat, identifier: `i${index}`, conditions: [{ children: [rule] }] });
    }
    for (const [index, id] of ids.entries()) {
      const text = await resolved({ channel: 'chat', context: { payload: { tenantId: id } } }, place.key);
      expect(text.matches.map(({ identifier }) => identifier)).toEqual([`i${index}`]);
      const raw = `{"channel":"chat","context":{"payload":{"tenantId":${id}}}}`;
      const number = await call('/v1/integrations/resolve', { method: 'POST', key: place.key, raw });
      expect(placesOf(number)).toEqual(['context.payload.tenantId']);
      expect(number.text).toContain('send it as text');
    }
  });
});

describe('the scope', () => {
  it('resolve is enough, and no other scope is', async () => {
    const body = { channel: 'email', explain: true };
    expect((await resolve(body, await createKey(world, { scopes: ['resolve'] }))).status).toBe(200);
    const others = PERMISSIONS.filter((scope) => scope !== 'resolve');
    errorOf(await resolve(body, await createKey(world, { scopes: others })), 403);
    // 403 comes before any error in the body: a caller without the scope learns nothing.
    errorOf(await resolve({}, await createKey(world, { scopes: others })), 403);
    errorOf(await call('/v1/integrations/resolve', { method: 'POST', body }), 401);
  });
});

describe('for any stored conditions and any context', () => {
  const storable = trees.filter((tree) => conditionsSchema.safeParse(tree).success);
  const environments = fc.array(fc.record({ conditions: storable }), {
    minLength: 2,
    maxLength: 5,
  });
  const questions = fc.array(fc.record({ context: contexts, channel: fc.constantFrom('email', 'chat') }), {
    minLength: 4,
    maxLength: 4,
  });

  it(
    'the API, the selection over the stored views and the evaluation of each agree, down to the trace',
    { timeout: 120_000 },
    async () => {
      let traced = 0;
      let chosen = 0;
      await fc.assert(
        fc.asyncProperty(environments, questions, async (wanted, asked) => {
          const place = await createWorld();
          for (const [index, { conditions }] of wanted.entries()) {
            const body = index % 3 === 2 ? chat : sendgrid;
            const view = await created(place.key, { ...body, identifier: `i${index}`, conditions });
            expect(view.conditions).toEqual(JSON.parse(JSON.stringify(conditions)));
          }
          const views = listOf(await call('/v1/integrations?active=true', { key: place.key }));
          expect(views).toHaveLength(wanted.length);
          for (const question of asked) {
            // Sent as JSON, like any caller's: the answer cannot depend on values that JSON does not have.
            const sent = JSON.parse(JSON.stringify(question)) as Pick<SelectionQuery, 'channel' | 'context'>;
            const now = sent.context.now ?? '2026-03-10T12:00:00Z';
            const query: SelectionQuery = { ...sent, context: { ...sent.context, now }, now: new Date(0) };
            const body = { channel: query.channel, context: query.context };
            const short = await resolved(body, place.key);
            const { candidates = [], ...explained } = await resolved({ ...body, explain: true }, place.key);
            expect(explained).toEqual(short);
            const selection = selectIntegration(views.map(toCandidate), query, true);
            expect(short.rule).toBe(selection.rule);
            expect(short.integration?._id).toBe(selection.winner?.id);
            expect(short.matches.map(({ _id }) => _id)).toEqual(selection.matches.map(({ id }) => id));
            expect(candidates.map(({ integration, ...rest }) => ({ id: integration._id, ...rest }))).toEqual(
              selection.candidates?.map(({ candidate, ...rest }) => ({ id: candidate.id, ...rest })),
            );
            for (const { integration, matched, trace } of candidates) {
              const { conditions } = views.find(({ _id }) => _id === integration._id) as IntegrationView;
              expect({ matched, trace }).toEqual(evaluateConditions(conditions, query.context, { full: true }));
              traced += trace.length;
            }
            chosen += short.rule === 'condition' ? 1 : 0;
          }
        }),
        { seed: 20260310, numRuns: 16 },
      );
      // The law is meaningful only where conditions were evaluated and decided.
      expect(traced).toBeGreaterThan(50);
      expect(chosen).toBeGreaterThan(5);
    },
  );
});

const chat = { providerId: 'discord', channel: 'chat', active: true };

function toCandidate(view: IntegrationView): Candidate {
  return { ...view, id: view._id, createdAt: new Date(view.createdAt) };
}

function nulls(): Record<string, null> {
  return Object.fromEntries(['channel', 'context', 'explain', 'identifier', 'providerId'].map((key) => [key, null]));
}
