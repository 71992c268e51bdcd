import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { tellChange } from '@/lib/server/database/changes';
import { db } from '@/lib/server/database/db';
import * as processVault from '@/lib/server/secrets/process-vault';
import { call, create, created, errorOf, listOf, placesOf } from '@/tests/api-client';
import { PRIVATE_KEYS } from '@/tests/private-keys';
import { createWorld, type World } from '@/tests/world';

const SECRET = 'a-password-that-nobody-sees';
const smtp = {
  providerId: 'nodemailer',
  channel: 'email',
  active: true,
  credentials: {
    host: 'smtp.example.com',
    port: '587',
    user: 'ada',
    password: SECRET,
    from: 'news@example.com',
    senderName: 'Acme',
  },
};

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

beforeEach(() => {
  vi.restoreAllMocks();
});

const rowOf = (id: string) => db().integration.findUniqueOrThrow({ where: { id } });
const read = (path: string) => call(`/v1/integrations${path}`, { key: world.key });

describe('credentials are stored in two parts:', () => {
  it('the plain one holds no secret, and the encrypted one is not readable text', async () => {
    const row = await rowOf((await created(world.key, smtp))._id);
    expect(row.credentials).toMatchObject({ host: 'smtp.example.com', from: 'news@example.com' });
    expect(JSON.stringify(row)).not.toContain(SECRET);
    expect(row.encryptedSecrets).toMatch(/^v1\.test\./);
  });

  it('a key that no field uses is in the encrypted one', async () => {
    const view = await created(world.key, { ...smtp, credentials: { ...smtp.credentials, apiToken: SECRET } });
    expect(JSON.stringify(await rowOf(view._id))).not.toContain(SECRET);
    expect(view.secrets).toHaveProperty('apiToken');
  });

  it('without secrets there is no encrypted one', async () => {
    const view = await created(world.key, { ...smtp, active: false, credentials: { host: 'smtp.example.com' } });
    expect((await rowOf(view._id)).encryptedSecrets).toBeNull();
    expect(view).not.toHaveProperty('needsCredentials');
    expect((await read(`/${view._id}?include=credentials`)).body).toMatchObject({
      credentials: { host: 'smtp.example.com' },
    });
  });

  it('a list decrypts none of them', async () => {
    await created(world.key, smtp);
    const open = vi.spyOn(processVault.processVault(), 'open');
    expect(listOf(await read('')).length).toBeGreaterThan(0);
    expect(open).not.toHaveBeenCalled();
  });
});

describe('secrets are bound to their destination', () => {
  it.each([
    ['another host', { host: 'evil.example.com' }],
    ['another port', { port: '25' }],
  ])('%s in the database decrypts nothing, and shows as missing credentials', async (_, change) => {
    const { _id } = await created(world.key, { ...smtp, identifier: undefined });
    const { credentials } = await rowOf(_id);
    await db().integration.update({ where: { id: _id }, data: { credentials: { ...credentials, ...change } } });
    expect(listOf(await read('')).find((view) => view._id === _id)).toMatchObject({ needsCredentials: true });
    const whole = await read(`/${_id}?include=credentials`);
    expect(whole.body).toMatchObject({ needsCredentials: true });
    expect(whole.text).not.toContain(SECRET);
    expect((await call(`/v1/integrations/${_id}/check`, { method: 'POST', key: world.key, body: {} })).status).toBe(
      409,
    );
  });

  it('a sender gets a 503 and no empty credentials, and nothing else is chosen in its place', async () => {
    const { _id, identifier } = await created(world.key, smtp);
    const ask = () =>
      call('/v1/integrations/resolve', { method: 'POST', key: world.key, body: { channel: 'email', identifier } });
    expect((await ask()).body).toMatchObject({ integration: { _id } });
    const { credentials } = await rowOf(_id);
    await db().integration.update({
      where: { id: _id },
      data: { credentials: { ...credentials, host: 'evil.example.com' } },
    });
    tellChange(null);
    const answer = await ask();
    expect(errorOf(answer, 503)).toMatchObject({ code: 'unavailable', message: expect.stringContaining(identifier) });
    expect(answer.text).not.toContain(SECRET);
  });

  it('even if the stored destination was changed with it', async () => {
    const { _id } = await created(world.key, smtp);
    const { credentials, destination } = await rowOf(_id);
    const host = 'evil.example.com';
    await db().integration.update({
      where: { id: _id },
      data: { credentials: { ...credentials, host }, destination: { ...destination, host } },
    });
    const whole = await read(`/${_id}?include=credentials`);
    expect(whole.body).toMatchObject({ needsCredentials: true });
    expect(whole.text).not.toContain(SECRET);
  });

  it('a value that does not affect the destination may change', async () => {
    const { _id } = await created(world.key, smtp);
    const { credentials } = await rowOf(_id);
    await db().integration.update({
      where: { id: _id },
      data: { credentials: { ...credentials, senderName: 'Changed by hand' } },
    });
    expect((await read(`/${_id}?include=credentials`)).body).toMatchObject({
      credentials: { senderName: 'Changed by hand', password: SECRET },
    });
  });

  it('secrets removed from the row are missing, not empty', async () => {
    const { _id } = await created(world.key, smtp);
    await db().integration.update({ where: { id: _id }, data: { encryptedSecrets: null } });
    expect((await read(`/${_id}`)).body).toMatchObject({ needsCredentials: true });
  });

  it('sent again, they are complete again', async () => {
    const { _id } = await created(world.key, smtp);
    const { credentials } = await rowOf(_id);
    const moved = { ...credentials, host: 'mail.example.com' };
    await db().integration.update({ where: { id: _id }, data: { credentials: moved } });
    const again = { credentials: { password: 'another-password' } };
    const answer = await call(`/v1/integrations/${_id}`, { method: 'PUT', key: world.key, body: again });
    expect(answer.status).toBe(200);
    expect((await read(`/${_id}?include=credentials`)).body).toMatchObject({
      credentials: { host: 'mail.example.com', password: 'another-password' },
    });
  });
});

const wholeOf = async (id: string) =>
  ((await read(`/${id}?include=credentials`)).body as { credentials: Record<string, unknown> }).credentials;
const update = (id: string, body: object) => call(`/v1/integrations/${id}`, { method: 'PUT', key: world.key, body });

describe('what copying adds around a value is not stored', () => {
  const copied = {
    host: '\uFEFFsmtp.example.com\n',
    port: ' 587\n',
    user: 'ada\u200B\n',
    password: ` ${SECRET} \r\n`,
    from: ' news@example.com ',
    senderName: 'Acme\u00A0',
    secure: 'true\n',
  };
  // A password may begin or end with a space.
  const clean = { ...smtp.credentials, password: ` ${SECRET} `, secure: true };

  it('by a create, active or not', async () => {
    for (const active of [true, false]) {
      const { _id } = await created(world.key, { ...smtp, active, credentials: copied });
      expect(await wholeOf(_id)).toEqual(clean);
    }
  });

  it('by an update, for which the host is the same and secrets need not be sent again', async () => {
    const { _id } = await created(world.key, smtp);
    expect((await update(_id, { credentials: { host: ' smtp.example.com\n', port: '587 ' } })).status).toBe(200);
    expect(await wholeOf(_id)).toEqual(smtp.credentials);
    expect((await update(_id, { credentials: copied })).status).toBe(200);
    expect(await wholeOf(_id)).toEqual(clean);
  });
});

describe('a private key', () => {
  const apns = {
    providerId: 'apns',
    channel: 'push',
    active: true,
    credentials: {
      secretKey: PRIVATE_KEYS.ec,
      apiKey: 'ABC123DEFG',
      projectName: 'DEF123GHIJ',
      applicationId: 'com.acme.app',
    },
  };
  const fcm = (privateKey: string, active = true) => ({
    providerId: 'fcm',
    channel: 'push',
    active,
    credentials: {
      serviceAccount: JSON.stringify({
        type: 'service_account',
        project_id: 'acme',
        private_key: privateKey,
        client_email: 'push@acme.example',
      }),
    },
  });
  const withKey = (secretKey: string, active = true) => ({
    ...apns,
    active,
    credentials: { ...apns.credentials, secretKey },
  });
  /** In form a key, but no library reads it. */
  const damaged = (pem: string) => pem.replace(/MI.{50}/, 'A'.repeat(52));
  const broken = damaged(PRIVATE_KEYS.ec);

  it('is stored in one form, and a draft is repaired too', async () => {
    for (const active of [true, false]) {
      const { _id } = await created(world.key, withKey(PRIVATE_KEYS.ec.replaceAll('\n', '\\n'), active));
      expect(await wholeOf(_id)).toEqual(apns.credentials);
    }
    const { _id } = await created(world.key, fcm(PRIVATE_KEYS.rsa.replaceAll('\n', '\\n')));
    const { serviceAccount } = await wholeOf(_id);
    expect(JSON.parse(serviceAccount as string)).toMatchObject({ private_key: `${PRIVATE_KEYS.rsa}\n` });
  });

  it.each([
    ['is damaged', withKey(broken), 'secretKey', 'a part of it is missing or changed'],
    ['is RSA where P-256 is needed', withKey(PRIVATE_KEYS.rsa), 'secretKey', 'is an RSA key. It must be'],
    ['is no key in a service account', fcm('XXX'), 'serviceAccount', 'must be a private key in PEM form'],
    [
      'is damaged in a service account',
      fcm(damaged(PRIVATE_KEYS.rsa)),
      'serviceAccount',
      'a part of it is missing or changed',
    ],
    ['is P-256 where RSA is needed', fcm(PRIVATE_KEYS.ec), 'serviceAccount', 'It must be an RSA key'],
  ])('that %s is refused by every active write, at its field', async (_, body, field, says) => {
    const draft = await created(world.key, { ...body, active: false });
    const answers = [
      await create(world.key, body),
      await update(draft._id, { active: true }),
      await update(draft._id, { active: true, credentials: body.credentials }),
    ];
    for (const answer of answers) {
      expect(placesOf(answer)).toEqual([`credentials.${field}`]);
      expect(answer.text).toContain(says);
      expect(answer.text).not.toContain('MIG');
    }
    expect(await wholeOf(draft._id)).toEqual(body.credentials);
  });

  it('that cannot be read keeps a draft from becoming the default', async () => {
    const credentials = { ...smtp.credentials, secretKey: broken };
    const { _id } = await created(world.key, { ...smtp, active: false, credentials });
    const answer = await call(`/v1/integrations/${_id}/set-primary`, { method: 'POST', key: world.key });
    expect(placesOf(answer)).toEqual(['credentials.secretKey']);
  });
});
