import { verifyPassword } from 'better-auth/crypto';
import { beforeEach, describe, expect, it } from 'vitest';

import { db } from '@/lib/server/database/db';
import { call } from '@/tests/api-client';
import { failureOf } from '@/tests/failure';
import { createWorld } from '@/tests/world';

import { createFirstAccount, needsSetup, setUp, setupToken } from './service';

const INPUT = {
  name: 'Ada',
  email: 'Ada@Example.com',
  password: 'correct horse battery',
  organizationName: 'Analytical Engines',
};
const now = new Date();

beforeEach(async () => {
  await db().user.deleteMany();
  await db().organization.deleteMany();
});

describe('the first account', () => {
  it('is created once, with its organization and two environments, and then never again', async () => {
    expect(await needsSetup()).toBe(true);
    const token = await setupToken();
    await setUp({ ...INPUT, token: ` ${token} ` }, now, 'request');
    expect(await needsSetup()).toBe(false);
    expect(await failureOf(setUp({ ...INPUT, email: 'eve@example.com', token }, now, 'request'))).toEqual({
      code: 'conflict',
      places: [],
    });

    const user = await db().user.findFirstOrThrow({ include: { accounts: true, members: true } });
    expect(user).toMatchObject({
      email: 'ada@example.com',
      members: [{ role: 'owner' }],
      accounts: [{ providerId: 'credential' }],
    });
    const [account] = user.accounts;
    expect(account?.password).not.toContain(INPUT.password);
    expect(await verifyPassword({ hash: account?.password ?? '', password: INPUT.password })).toBe(true);
    const organization = await db().organization.findFirstOrThrow({
      include: { environments: { orderBy: { id: 'asc' } } },
    });
    expect(organization).toMatchObject({ name: INPUT.organizationName, slug: 'analytical-engines' });
    expect(organization.environments.map(({ name }) => name)).toEqual(['Development', 'Production']);
    expect(await db().apiKey.count()).toBe(0);
  });

  it('is created once by eight processes that start at once, and its key is for Development', async () => {
    const apiKey = 'a key of thirty-two characters..'.replaceAll(' ', '_');
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        createFirstAccount({ ...INPUT, email: `ada${index}@example.com`, apiKey }, now, 'start'),
      ),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await db().user.count()).toBe(1);
    expect(await db().environment.count()).toBe(2);
    const key = await db().apiKey.findFirstOrThrow({ include: { environment: true } });
    expect(key.environment.name).toBe('Development');
    expect((await call('/v1/integrations', { key: apiKey })).status).toBe(200);
  });

  it('needs the token that the server printed', async () => {
    const token = await setupToken();
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(await setupToken()).toBe(token);
    for (const wrong of ['x', token.slice(1), `${token}0`, token.toUpperCase().replace(/^./, 'z'), 'ä'.repeat(16)]) {
      expect(await failureOf(setUp({ ...INPUT, token: wrong }, now, 'request'))).toEqual({
        code: 'validation_failed',
        places: ['token'],
      });
    }
    expect(await needsSetup()).toBe(true);
  });

  it.each([
    ['name', ''],
    ['name', 'x'.repeat(121)],
    ['name', 'a\u0000'],
    ['organizationName', ' '],
    ['organizationName', '\ud83d'],
    ['email', 'ada'],
    ['password', 'x'.repeat(11)],
    ['password', 'x'.repeat(129)],
  ])('is refused for a bad %s', async (field, value) => {
    const token = await setupToken();
    expect(await failureOf(setUp({ ...INPUT, token, [field]: value }, now, 'request'))).toEqual({
      code: 'validation_failed',
      places: [field],
    });
    expect(await needsSetup()).toBe(true);
  });

  it('may have a name without a Latin letter', async () => {
    await createWorld();
    await setUp({ ...INPUT, organizationName: '通知', token: await setupToken() }, now, 'request');
    expect(await db().organization.findFirst({ where: { name: '通知' } })).toMatchObject({ slug: 'organization' });
  });
});
