import { beforeAll, describe, expect, it } from 'vitest';

import { db } from '@/lib/server/database/db';
import { create, created, errorOf } from '@/tests/api-client';
import { createWorld, type World } from '@/tests/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const sendgrid = { providerId: 'sendgrid', channel: 'email' };

describe('POST answers 409 to', () => {
  it('a taken identifier, whatever its provider', async () => {
    await created(world.key, { ...sendgrid, identifier: 'taken' });
    const error = errorOf(await create(world.key, { providerId: 'twilio', channel: 'sms', identifier: 'taken' }), 409);
    expect(error).toMatchObject({ code: 'conflict', errors: { identifier: { messages: [expect.any(String)] } } });
    // Capital letters make a different identifier.
    await created(world.key, { ...sendgrid, identifier: 'Taken' });
  });

  it.each([
    ['novu', 'in_app'],
    ['novu-email', 'email'],
    ['novu-sms', 'sms'],
    ['novu-slack', 'chat'],
  ])('a second %s, until the first is deleted', async (providerId, channel) => {
    const first = await created(world.key, { providerId, channel });
    const error = errorOf(await create(world.key, { providerId, channel, active: true }), 409);
    expect(error).toMatchObject({ code: 'conflict', errors: { providerId: { messages: [expect.any(String)] } } });
    await created(world.otherKey, { providerId, channel });
    await db().integration.update({ where: { id: first._id }, data: { deletedAt: new Date() } });
    await created(world.key, { providerId, channel });
  });
});

describe('_environmentId', () => {
  it.each([
    ['another environment of the organization', () => world.otherEnvironmentId],
    ['an environment that nobody has', () => '4ddd0a4a-e7ba-4cb7-9228-83cb6c8a2123'],
  ])('of %s: 403, the same answer for both', async (_, id) => {
    const answer = await create(world.key, { ...sendgrid, _environmentId: id() });
    expect(errorOf(answer, 403)).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('_environmentId'),
    });
    expect(answer.text).not.toContain(id());
  });
});
