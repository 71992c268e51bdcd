import { beforeAll, describe, expect, it } from 'vitest';

import { AppError } from '@/lib/server/errors';
import { created } from '@/tests/api-client';
import { createWorld, ownerContext, type World } from '@/tests/world';

import { listSelectionWarnings, previewSelectionWarnings } from './review';

const when = (plan: string) => [{ children: [{ on: 'tenant', field: 'plan', operator: 'EQUAL', value: plan }] }];
const sendgrid = {
  providerId: 'sendgrid',
  channel: 'email',
  active: true,
  credentials: { apiKey: 'SG.a-secret-of-mine', from: 'news@example.com', senderName: 'Acme' },
};
const draft = { channel: 'email', providerId: 'ses', active: true, conditions: [] };

let world: World;
let ids: Record<string, string>;

beforeAll(async () => {
  world = await createWorld();
  ids = {};
  for (const [identifier, over] of Object.entries({
    main: {},
    spare: {},
    pro: { conditions: when('pro') },
    off: { active: false, conditions: when('pro') },
  })) {
    ids[identifier] = (await created(world.key, { ...sendgrid, identifier, ...over }))._id;
  }
});

const brief = (warnings: Awaited<ReturnType<typeof listSelectionWarnings>>) =>
  warnings.map(({ code, integrations }) => `${code}: ${integrations.map(({ identifier }) => identifier).join(' ')}`);

it('the warnings of an environment cover only its active integrations', async () => {
  const warnings = await listSelectionWarnings(ownerContext(world));
  expect(brief(warnings)).toEqual(['unreachable: main spare']);
  expect(warnings[0]).toMatchObject({ channel: 'email', message: expect.stringContaining('(spare)') });
  expect(JSON.stringify(warnings)).not.toContain('secret');
  expect(await listSelectionWarnings(ownerContext({ ...world, environmentId: world.otherEnvironmentId }))).toEqual([]);
});

describe('the warnings of a draft are those about it, and new ones', () => {
  it.each<[string, () => object, string[]]>([
    ['one like all others', () => ({ conditions: when('free') }), []],
    ['the same conditions as another', () => ({ conditions: when('pro') }), ['same_conditions:  pro']],
    ['the first of its channel, conditioned', () => ({ channel: 'sms', conditions: when('pro') }), ['no_fallback: ']],
    ['not active: nothing changes', () => ({ active: false, conditions: when('pro') }), []],
    [
      'activating what is off',
      () => ({ integrationId: ids['off'], conditions: when('pro') }),
      ['same_conditions: off pro'],
    ],
    [
      'conditions for the primary: the spare takes over',
      () => ({ integrationId: ids['main'], conditions: when('free') }),
      [],
    ],
    ['deactivating one: what it hid is reached again', () => ({ integrationId: ids['main'], active: false }), []],
  ])('%s', async (_name, over, expected) => {
    expect(brief(await previewSelectionWarnings(ownerContext(world), { ...draft, ...over() }))).toEqual(expected);
  });

  it('calls the draft "this integration"', async () => {
    const [warning] = await previewSelectionWarnings(ownerContext(world), draft);
    expect(warning?.message).toMatch(/this integration/i);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'body'],
    ['a wrong condition', { ...draft, conditions: [1] }, '[0]'],
    ['no channel', { ...draft, channel: 'fax' }, 'channel'],
    ['no id', { ...draft, integrationId: 'x' }, 'integrationId'],
    ['an unknown field', { ...draft, extra: 1 }, 'extra'],
  ])('%s is refused at its place', async (_name, input, place) => {
    const refused = previewSelectionWarnings(ownerContext(world), input);
    await expect(refused).rejects.toBeInstanceOf(AppError);
    await expect(refused).rejects.toMatchObject({
      code: 'validation_failed',
      errors: { [place === '[0]' ? 'conditions[0]' : place]: expect.anything() },
    });
  });
});

it('a draft of an integration in another environment is not found', async () => {
  const ctx = ownerContext({ ...world, environmentId: world.otherEnvironmentId });
  const refused = previewSelectionWarnings(ctx, { ...draft, integrationId: ids['main'] });
  await expect(refused).rejects.toMatchObject({ code: 'not_found' });
});

it('both need the permission to read integrations', async () => {
  const ctx = { ...ownerContext(world), permissions: new Set(['resolve' as const]) };
  await expect(listSelectionWarnings(ctx)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(previewSelectionWarnings(ctx, draft)).rejects.toMatchObject({ code: 'forbidden' });
});
