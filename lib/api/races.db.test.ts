import { describe, expect, it } from 'vitest';

import { type Answer, call, create, listOf } from '@/tests/api-client';
import { expectRanked } from '@/tests/ranked';
import { createWorld } from '@/tests/world';

const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b);
const successesAndConflicts = (total: number) => [201, ...Array.from({ length: total - 1 }, () => 409)];
const complete = { apiKey: 'SG.abcdefghijklmnop', from: 'news@example.com', senderName: 'Acme' };
const active = { providerId: 'sendgrid', channel: 'email', credentials: complete, active: true };
const conditioned = { ...active, conditions: [{ children: [{ on: 'payload', field: 'a', operator: 'IS_DEFINED' }] }] };

describe('at the same time', () => {
  it('20 active creates, the first of their environment: one primary, priorities without a gap', async () => {
    const { key } = await createWorld();
    const answers = await times(20, () => create(key, active));
    expect(statusesOf(answers)).toEqual(Array.from({ length: 20 }, () => 201));
    const views = listOf(await call('/v1/integrations', { key }));
    expect(views).toHaveLength(20);
    expectRanked(views);
  });

  it('creates of every kind in every channel: each channel has its own ranking', async () => {
    const { key } = await createWorld();
    const twilio = {
      providerId: 'twilio',
      channel: 'sms',
      active: true,
      credentials: { accountSid: `AC${'0'.repeat(32)}`, token: 't', from: '+15551234567' },
    };
    const push = {
      providerId: 'appio',
      channel: 'push',
      active: true,
      credentials: { AppIOBaseUrl: 'https://example.com' },
    };
    const bodies = [active, conditioned, { ...active, active: false }, twilio, push];
    const answers = await times(30, (index) => create(key, bodies[index % bodies.length]));
    expect(new Set(statusesOf(answers))).toEqual(new Set([201]));
    const views = listOf(await call('/v1/integrations', { key }));
    for (const channel of ['email', 'sms']) expectRanked(views.filter((view) => view.channel === channel));
    for (const view of views.filter((one) => one.channel === 'push'))
      expect(view).toMatchObject({ priority: 0, primary: false });
  });

  it('12 creates with one identifier: one is created', async () => {
    const { key } = await createWorld();
    const answers = await times(12, (index) =>
      create(key, { ...active, active: index % 2 === 0, identifier: 'contested' }),
    );
    expect(statusesOf(answers)).toEqual(successesAndConflicts(12));
    const views = listOf(await call('/v1/integrations', { key }));
    expect(views).toHaveLength(1);
    expectRanked(views);
  });

  it.each([
    ['novu', 'in_app'],
    ['novu-email', 'email'],
  ])('12 creates of %s: one is created', async (providerId, channel) => {
    const { key } = await createWorld();
    const answers = await times(12, (index) => create(key, { providerId, channel, active: index % 2 === 0 }));
    expect(statusesOf(answers)).toEqual(successesAndConflicts(12));
    expect(listOf(await call('/v1/integrations', { key }))).toHaveLength(1);
  });

  it('30 identical creates with one Idempotency-Key: one is created, and every answer is 409 or the same', async () => {
    const { key } = await createWorld();
    const answers = await times(30, () => create(key, active, { 'idempotency-key': 'once' }));
    const views = listOf(await call('/v1/integrations', { key }));
    expect(views).toHaveLength(1);
    const successes = answers.filter(({ status }) => status === 201);
    expect(successes.length).toBeGreaterThan(0);
    for (const { body } of successes) expect(body).toEqual(views[0]);
    expect(successes.filter(({ headers }) => headers.get('idempotency-replay') === null)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(answer.body).toMatchObject({ statusCode: 409, code: 'idempotency_in_progress' });
      expect(answer.headers.get('retry-after')).toBe('1');
    }
  });
});

describe('one after the other', () => {
  it('the first active one without conditions is at the top, and each new one enters below it', async () => {
    const { key } = await createWorld();
    const identifiers = async () =>
      listOf(await call('/v1/integrations?active=true', { key }))
        .toSorted((a, b) => b.priority - a.priority)
        .map((view) => `${view.identifier}${view.primary ? '*' : ''}`);
    await create(key, { ...conditioned, identifier: 'a' });
    expect(await identifiers()).toEqual(['a']);
    await create(key, { ...active, active: false, identifier: 'draft' });
    await create(key, { ...conditioned, identifier: 'b' });
    expect(await identifiers()).toEqual(['b', 'a']);
    await create(key, { ...active, identifier: 'c' });
    expect(await identifiers()).toEqual(['c*', 'b', 'a']);
    await create(key, { ...active, identifier: 'd' });
    await create(key, { ...conditioned, identifier: 'e' });
    expect(await identifiers()).toEqual(['c*', 'e', 'd', 'b', 'a']);
  });
});
