import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { CheckVerdict } from '@/lib/checks/types';
import type { IntegrationView } from '@/lib/integrations/types';
import { db } from '@/lib/server/database/db';
import { type Answer, call, create, created, errorOf, placesOf } from '@/tests/api-client';
import { leadOutboundTo } from '@/tests/outbound';
import { type StandIn, type StandInAnswer, startStandIn } from '@/tests/stand-in';
import { createKey, createWorld, type World } from '@/tests/world';

let world: World;
let standIn: StandIn;

beforeAll(async () => {
  [world, standIn] = await Promise.all([createWorld(), startStandIn()]);
  leadOutboundTo(standIn.outbound);
});
afterAll(() => standIn.close());

const GOOD = 'SG.stored-and-good';
const sendgrid = {
  providerId: 'sendgrid',
  channel: 'email',
  credentials: { apiKey: GOOD, from: 'news@example.com', senderName: 'Acme' },
};

const json = (status: number, body: unknown): StandInAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** SendGrid, which accepts only GOOD as a key. */
beforeEach(() => {
  standIn.play(({ headers }) =>
    headers['authorization'] === `Bearer ${GOOD}` ? json(200, { scopes: ['mail.send'] }) : json(401, { errors: [] }),
  );
});

const check = (path: string, body?: unknown, key = world.key) =>
  call(`/v1/integrations/${path}`, { method: 'POST', key, ...(body === undefined ? {} : { body }) });

function verdictOf(answer: Answer): CheckVerdict {
  expect(answer.status, answer.text).toBe(200);
  return answer.body as CheckVerdict;
}

const read = async (id: string) => (await call(`/v1/integrations/${id}`, { key: world.key })).body as IntegrationView;
const history = (integrationId: string) =>
  db().integrationCheck.findMany({ where: { integrationId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });

describe('checking a stored integration', () => {
  it('sends the stored credentials to the provider, keeps the verdict and leaves updatedAt alone', async () => {
    const view = await created(world.key, sendgrid);
    expect(view.lastCheck).toBeUndefined();
    const verdict = verdictOf(await check(`${view.identifier}/check`));
    expect(verdict).toEqual({
      status: 'accepted',
      cause: 'valid',
      message: expect.any(String),
      durationMs: expect.any(Number),
      at: expect.any(String),
      request: 'GET api.sendgrid.com/v3/scopes',
    });
    const after = await read(view._id);
    expect(after).toEqual({ ...view, lastCheck: verdict });
    expect(await history(view._id)).toMatchObject([{ verdict, actorType: 'api_key' }]);
  });

  it('names the field of a refused key, and keeps that too', async () => {
    const view = await created(world.key, { ...sendgrid, credentials: { ...sendgrid.credentials, apiKey: 'SG.bad' } });
    const verdict = verdictOf(await check(`${view._id}/check`, {}));
    expect(verdict).toMatchObject({ status: 'rejected', cause: 'invalid_credentials', field: 'apiKey' });
    expect((await read(view._id)).lastCheck).toEqual(verdict);
  });

  it('merges entered values over stored secrets, and stores none of them', async () => {
    const view = await created(world.key, sendgrid);
    const typed = { credentials: { apiKey: 'SG.typed-and-bad' } };
    expect(verdictOf(await check(`${view._id}/check`, typed))).toMatchObject({ cause: 'invalid_credentials' });
    expect(verdictOf(await check(`${view._id}/check`, { credentials: { senderName: 'Other' } }))).toMatchObject({
      cause: 'valid',
    });
    expect(await read(view._id)).toEqual(view);
    expect(await history(view._id)).toEqual([]);
  });

  it('never sends a stored secret to an entered destination', async () => {
    const view = await created(world.key, sendgrid);
    const moved = await check(`${view._id}/check`, { credentials: { region: 'eu' } });
    expect(placesOf(moved)).toEqual(['credentials.apiKey']);
    expect(standIn.received).toEqual([]);
    const again = verdictOf(await check(`${view._id}/check`, { credentials: { region: 'eu', apiKey: GOOD } }));
    expect(again).toMatchObject({ cause: 'valid', request: 'GET api.eu.sendgrid.com/v3/scopes' });
  });

  it('keeps the last 30 verdicts', async () => {
    const view = await created(world.key, sendgrid);
    for (let asked = 0; asked < 32; asked++) verdictOf(await check(`${view._id}/check`));
    const kept = await history(view._id);
    expect(kept).toHaveLength(30);
    expect(kept[0]?.verdict).toEqual((await read(view._id)).lastCheck);
  });

  it('keeps no verdict if the credentials changed during the check', async () => {
    const view = await created(world.key, sendgrid);
    const { encryptedSecrets } = await db().integration.findUniqueOrThrow({ where: { id: view._id } });
    const changed = `${encryptedSecrets} `;
    standIn.play(async () => {
      await db().integration.update({ where: { id: view._id }, data: { encryptedSecrets: changed } });
      return json(200, { scopes: ['mail.send'] });
    });
    verdictOf(await check(`${view._id}/check`));
    const row = await db().integration.findUniqueOrThrow({ where: { id: view._id } });
    expect(row).toMatchObject({ encryptedSecrets: changed, lastCheck: null });
    expect(await history(view._id)).toEqual([]);
  });

  it('needs the permission to write, and the own environment', async () => {
    const view = await created(world.key, sendgrid);
    const reader = await createKey(world, { scopes: ['integrations:read'] });
    errorOf(await check(`${view._id}/check`, {}, reader), 403);
    errorOf(await check('check', sendgrid, reader), 403);
    errorOf(await check(`${view._id}/check`, {}, world.otherKey), 404);
    errorOf(await check('no-such/check', {}), 404);
    errorOf(await call(`/v1/integrations/${view._id}/check`, { key: world.key }), 405);
    errorOf(await call('/v1/integrations/check', { key: world.key }), 405);
    expect(standIn.received).toEqual([]);
  });

  it.each([
    [{ nonsense: 1 }, 'nonsense'],
    [{ credentials: [] }, 'credentials'],
    [{ credentials: { apiKey: 5 } }, 'credentials.apiKey'],
    [{ credentials: { apiKeyy: 'x' } }, 'credentials.apiKeyy'],
  ])('answers 422 to %j', async (body, place) => {
    const view = await created(world.key, sendgrid);
    expect(placesOf(await check(`${view._id}/check`, body))).toEqual([place]);
  });

  it('answers once for an Idempotency-Key', async () => {
    const view = await created(world.key, sendgrid);
    const ask = () =>
      call(`/v1/integrations/${view._id}/check`, {
        method: 'POST',
        key: world.key,
        body: {},
        headers: { 'idempotency-key': `check-${view._id}` },
      });
    const first = await ask();
    const second = await ask();
    expect(second.headers.get('idempotency-replay')).toBe('true');
    expect(second.body).toEqual(first.body);
    expect(standIn.received).toHaveLength(1);
  });
});

describe('checking without saving', () => {
  it('needs only the fields that the request uses', async () => {
    const body = { providerId: 'sendgrid', channel: 'email', credentials: { apiKey: GOOD } };
    expect(verdictOf(await check('check', body))).toMatchObject({ status: 'accepted' });
    const without = { providerId: 'sendgrid', channel: 'email', credentials: {} };
    expect(verdictOf(await check('check', without))).toMatchObject({ cause: 'misconfigured', field: 'apiKey' });
  });

  it('asks with what would be stored', async () => {
    const body = { ...sendgrid, credentials: { apiKey: `\u200B ${GOOD}\r\n` } };
    expect(verdictOf(await check('check', body))).toMatchObject({ cause: 'valid' });
    expect(standIn.received.at(-1)?.headers['authorization']).toBe(`Bearer ${GOOD}`);
  });

  it('reports everything that is wrong with the body at once', async () => {
    const answer = await check('check', { providerId: 'sendgridd', channel: 'mail', credentials: { a: 1 }, name: 'x' });
    expect(placesOf(answer)).toEqual(['channel', 'credentials.a', 'name', 'providerId']);
    expect(standIn.received).toEqual([]);
  });

  it('contacts nobody for a provider without a check', async () => {
    const verdict = verdictOf(await check('check', { providerId: 'novu-email', channel: 'email', credentials: {} }));
    expect(verdict).toMatchObject({ status: 'unknown', cause: 'not_checkable' });
    expect(standIn.received).toEqual([]);
  });
});

describe('creating and updating with check: true', () => {
  it('saves nothing if the provider refuses, and names the field', async () => {
    const credentials = { ...sendgrid.credentials, apiKey: 'SG.refused-key' };
    const answer = await create(world.key, { ...sendgrid, credentials, identifier: 'refused', check: true });
    expect(placesOf(answer)).toEqual(['credentials.apiKey']);
    expect(errorOf(answer, 422).code).toBe('credentials_rejected');
    errorOf(await call('/v1/integrations/refused', { key: world.key }), 404);
  });

  it('saves the verdict with the integration if the provider accepts or the check is inconclusive', async () => {
    const view = await created(world.key, { ...sendgrid, check: true });
    expect(view.lastCheck).toMatchObject({ status: 'accepted', cause: 'valid' });
    expect(await history(view._id)).toHaveLength(1);
    standIn.play(() => json(503, {}));
    const unsure = await created(world.key, { ...sendgrid, check: true });
    expect(unsure.lastCheck).toMatchObject({ status: 'unknown', cause: 'provider_unavailable' });
  });

  it('writes the verdict of an update into the history, and refuses a bad key', async () => {
    const view = await created(world.key, sendgrid);
    const put = (body: unknown) => call(`/v1/integrations/${view._id}`, { method: 'PUT', key: world.key, body });
    const refused = await put({ credentials: { apiKey: 'SG.refused-key' }, check: true });
    expect(placesOf(refused)).toEqual(['credentials.apiKey']);
    expect(await read(view._id)).toEqual(view);
    const checked = (await put({ check: true })).body as IntegrationView;
    expect(checked).toMatchObject({ updatedAt: view.updatedAt, lastCheck: { cause: 'valid' } });
    expect(await history(view._id)).toHaveLength(1);
  });
});

it('holds no database connection while a provider is slow', async () => {
  const view = await created(world.key, sendgrid);
  let open: number | undefined;
  standIn.play(async () => {
    const [row] = await db().$queryRaw<{ open: number }[]>`
      SELECT count(*)::int AS open FROM pg_stat_activity
      WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
    open = row?.open;
    return json(200, { scopes: ['mail.send'] });
  });
  verdictOf(await check(`${view._id}/check`));
  expect(open).toBe(0);
});

it('leaves no part of a secret in answers, history and idempotency records', async () => {
  const secret = 'SG.very-secret-0123456789';
  const view = await created(world.key, { ...sendgrid, credentials: { ...sendgrid.credentials, apiKey: secret } });
  const headers = { 'idempotency-key': `leaks-${view._id}` };
  const path = `/v1/integrations/${view._id}/check`;
  const answers = [
    await call(path, { method: 'POST', key: world.key, body: {}, headers }),
    await call(path, { method: 'POST', key: world.key, body: { credentials: { apiKey: `${secret}x` } } }),
    await check('check', { ...sendgrid, credentials: { apiKey: secret } }),
  ];
  const stored = await db().$queryRaw<{ text: string }[]>`
    SELECT verdict::text AS text FROM integration_checks UNION ALL SELECT response::text FROM idempotency_records
    UNION ALL SELECT coalesce(last_check::text, '') || secrets::text FROM integrations`;
  const all = [...answers.map(({ text }) => text), ...stored.map(({ text }) => text)].join('\n');
  expect(all).toContain('invalid_credentials');
  expect(all).not.toContain('very-secret');
  expect(all).not.toContain(Buffer.from(secret).toString('base64').slice(0, 16));
});
