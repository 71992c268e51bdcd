import { beforeEach, describe, expect, it } from 'vitest';

import type { IntegrationView } from '@/lib/integrations/types';
import { call, created, errorOf, listOf, placesOf } from '@/tests/api-client';
import { expectRanked } from '@/tests/ranked';
import { createWorld, type World } from '@/tests/world';

const complete = { apiKey: 'SG.abcdefghijklmnop', from: 'news@example.com', senderName: 'Acme' };
const active = { providerId: 'sendgrid', channel: 'email', credentials: complete, active: true };
const conditions = [{ children: [{ on: 'payload', field: 'a', operator: 'IS_DEFINED' }] }];

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const make = (identifier: string, more: object = {}) => created(world.key, { ...active, identifier, ...more });
const send = (method: string, path: string, body?: unknown) =>
  call(`/v1/integrations/${path}`, { method, key: world.key, ...(body === undefined ? {} : { body }) });

/** The active integrations, highest first, with the primary marked. Also checks the rules of the ranking. */
async function order(): Promise<string[]> {
  const views = listOf(await call('/v1/integrations', { key: world.key }));
  expectRanked(views);
  return views
    .filter((view) => view.active)
    .toSorted((a, b) => b.priority - a.priority)
    .map(({ identifier, primary }) => (primary ? `${identifier}*` : identifier));
}

describe('primary and priority', () => {
  it('the first without conditions is primary; a new one enters just below it', async () => {
    await make('conditioned', { conditions });
    expect(await order()).toEqual(['conditioned']);
    await make('a');
    await make('b');
    await make('c', { conditions });
    expect(await order()).toEqual(['a*', 'c', 'b', 'conditioned']);
  });

  it('set-primary activates, empties the conditions, moves to the top, and keeps the order of the rest', async () => {
    for (const identifier of ['a', 'b', 'c']) await make(identifier);
    await make('draft', { active: false, conditions });
    const answer = await send('POST', 'draft/set-primary');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ active: true, primary: true, priority: 4, conditions: [] });
    expect(await order()).toEqual(['draft*', 'a', 'c', 'b']);
    expect((await send('POST', 'draft/set-primary')).body).toEqual(answer.body);
  });

  it('set-primary of an incomplete draft is 422 and changes nothing; of an unranked channel 400; of an unknown id 404', async () => {
    await make('a');
    const draft = await created(world.key, { providerId: 'sendgrid', channel: 'email', credentials: { from: 'x' } });
    expect(placesOf(await send('POST', `${draft._id}/set-primary`))).toContain('credentials.apiKey');
    const push = await created(world.key, { providerId: 'appio', channel: 'push' });
    errorOf(await send('POST', `${push._id}/set-primary`), 400);
    errorOf(await send('POST', 'nobody/set-primary'), 404);
    expect(await order()).toEqual(['a*']);
  });

  it('an idempotency key replays the first answer of set-primary', async () => {
    await make('a');
    const b = await make('b');
    const headers = { 'idempotency-key': 'once' };
    const path = `/v1/integrations/${b._id}/set-primary`;
    const first = await call(path, { method: 'POST', key: world.key, headers });
    await send('POST', 'a/set-primary');
    await send('DELETE', b._id);
    const again = await call(path, { method: 'POST', key: world.key, headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replay')).toBe('true');
    expect(await order()).toEqual(['a*']);
  });

  it('deactivating, deleting or conditioning the primary passes it to the next by priority', async () => {
    for (const identifier of ['a', 'b', 'c', 'd']) await make(identifier);
    expect(await order()).toEqual(['a*', 'd', 'c', 'b']);
    await send('PUT', 'a', { conditions });
    expect(await order()).toEqual(['d*', 'a', 'c', 'b']);
    await send('PUT', 'd', { active: false });
    expect(await order()).toEqual(['c*', 'a', 'b']);
    await send('DELETE', 'c');
    expect(await order()).toEqual(['b*', 'a']);
    await send('PUT', 'b', { conditions });
    expect(await order()).toEqual(['b', 'a']);
    await send('PUT', 'a', { conditions: [] });
    expect(await order()).toEqual(['a*', 'b']);
    await send('PUT', 'd', { active: true });
    expect(await order()).toEqual(['a*', 'd', 'b']);
  });

  it('PUT /order takes all active ones, the primary first, by _id or identifier', async () => {
    const [a, b] = [await make('a'), await make('b')];
    await make('c');
    const answer = await send('PUT', 'order', { channel: 'email', ids: [a._id, b._id, 'c'] });
    expect(listOf(answer).map(({ identifier }) => identifier)).toEqual(['a', 'b', 'c']);
    expect(await order()).toEqual(['a*', 'b', 'c']);
    for (const ids of [['b', 'a', 'c'], ['a', 'b'], ['a', 'b', 'b'], ['a', 'b', 'c', 'c'], ['a', 'b', 'nobody'], []])
      placesOf(await send('PUT', 'order', { channel: 'email', ids }));
    expect(placesOf(await send('PUT', 'order', { channel: 'email', ids: 'a' }))).toEqual(['ids']);
    errorOf(await send('PUT', 'order', { channel: 'push', ids: [] }), 400);
    expect(await order()).toEqual(['a*', 'b', 'c']);
  });
});

describe('DELETE /v1/integrations/:id', () => {
  it('returns the remaining ones as the list does, and frees the identifier', async () => {
    await make('a');
    await make('b');
    const answer = await send('DELETE', 'a');
    expect(answer.body).toEqual((await call('/v1/integrations', { key: world.key })).body);
    expect(listOf(answer).map(({ identifier }) => identifier)).toEqual(['b']);
    errorOf(await send('DELETE', 'a'), 404);
    await make('a');
    const other = await call('/v1/integrations/b', { method: 'DELETE', key: world.otherKey });
    errorOf(other, 404);
    expect(await order()).toEqual(['b*', 'a']);
  });

  it('with If-Match of another state is 412 and deletes nothing', async () => {
    const a = await make('a');
    const answer = await call('/v1/integrations/a', {
      method: 'DELETE',
      key: world.key,
      headers: { 'if-match': '"2020-01-01T00:00:00.000Z"' },
    });
    errorOf(answer, 412);
    expect(((await call('/v1/integrations/a', { key: world.key })).body as IntegrationView)._id).toBe(a._id);
  });
});

describe('GET /v1/integrations/webhook/provider/:id/status', () => {
  it('reports by provider, _id and identifier whether the provider supports delivery reports', async () => {
    const a = await make('a');
    await created(world.key, { providerId: 'mailgun', channel: 'email', identifier: 'gun' });
    await created(world.key, { providerId: 'appio', channel: 'push', identifier: 'push' });
    const ask = (reference: string) => send('GET', `webhook/provider/${reference}/status`);
    for (const reference of ['sendgrid', a._id, 'a']) expect((await ask(reference)).body).toBe(true);
    expect((await ask('gun')).body).toBe(false);
    errorOf(await ask('twilio'), 404);
    errorOf(await ask('%00'), 404);
    errorOf(await ask('push'), 400);
    errorOf(await ask('appio'), 400);
  });
});

it('GET /v1/integrations/active lists only active ones, with the filters of the list', async () => {
  await make('a');
  await make('draft', { active: false });
  await created(world.key, { ...active, providerId: 'twilio', channel: 'sms', active: false });
  const ask = async (query: string) => listOf(await send('GET', `active${query}`)).map(({ identifier }) => identifier);
  expect(await ask('')).toEqual(['a']);
  expect(await ask('?channel=email')).toEqual(['a']);
  // It would contradict the path.
  expect(placesOf(await send('GET', 'active?active=false'))).toEqual(['query.active']);
  expect(await ask('?channel=sms')).toEqual([]);
  expect(placesOf(await send('GET', 'active?limit=0'))).toEqual(['query.limit']);
});
