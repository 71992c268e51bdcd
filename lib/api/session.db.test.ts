import { beforeAll, describe, expect, it, vi } from 'vitest';

import { db } from '@/lib/server/database/db';
import { type Answer, call, created, errorOf, listOf } from '@/tests/api-client';
import { createWorld, signInAs, type World } from '@/tests/world';

let world: World;
let owner: { cookie: string; userId: string };

beforeAll(async () => {
  world = await createWorld();
  owner = await signInAs('owner', world);
});

const sendgrid = { providerId: 'sendgrid', channel: 'email' };
const host = 'signalbox.example:3000';

/** The headers of a browser on a page of this server, with the given differences. */
function browser(different: Record<string, string | undefined> = {}): Record<string, string> {
  const headers = {
    host,
    cookie: owner.cookie,
    'signalbox-environment': world.environmentId,
    'sec-fetch-site': 'same-origin',
    ...different,
  };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

const list = (different?: Record<string, string | undefined>): Promise<Answer> =>
  call('/v1/integrations', { headers: browser(different) });
const post = (different?: Record<string, string | undefined>): Promise<Answer> =>
  call('/v1/integrations', { method: 'POST', body: sendgrid, headers: browser(different) });

describe('the dashboard’s own session', () => {
  it('reads and writes in the environment that it names', async () => {
    expect(owner.cookie).toMatch(/^signalbox\.session_token=/);
    const answer = await post();
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({ _environmentId: world.environmentId });
    expect(listOf(await list())).toHaveLength(1);
    expect(listOf(await list({ 'signalbox-environment': world.otherEnvironmentId }))).toEqual([]);
    expect(listOf(await list({ 'signalbox-environment': world.environmentId.toUpperCase() }))).toHaveLength(1);
  });

  it('is the actor in the audit trail', async () => {
    const answer = await post();
    const event = await db().auditEvent.findFirstOrThrow({ where: { targetId: (answer.body as { _id: string })._id } });
    expect(event).toMatchObject({
      actorType: 'user',
      actorId: owner.userId,
      action: 'integration.created',
      environmentId: world.environmentId,
    });
  });

  it('that is due to be renewed still answers', async () => {
    const soon = new Date(Date.now() + 5 * 86_400_000);
    await db().session.updateMany({ where: { userId: owner.userId }, data: { expiresAt: soon } });
    expect((await list()).status).toBe(200);
  });
});

describe('the cross-site guard', () => {
  it.each(['cross-site', 'same-site', 'none', ''])(
    'refuses Sec-Fetch-Site: %s, even with the right Origin',
    async (site) => {
      errorOf(await post({ 'sec-fetch-site': site, origin: `http://${host}` }), 403);
    },
  );

  it.each([
    'https://evil.example',
    'http://signalbox.example',
    'http://signalbox.example:3000.evil.example',
    'null',
    '',
  ])('refuses the Origin "%s" without a Sec-Fetch-Site', async (origin) => {
    errorOf(await post({ 'sec-fetch-site': undefined, origin }), 403);
  });

  it('refuses a request with neither header', async () => {
    errorOf(await post({ 'sec-fetch-site': undefined }), 403);
    errorOf(await list({ 'sec-fetch-site': undefined }), 403);
  });

  it('accepts the own Origin without a Sec-Fetch-Site', async () => {
    expect((await post({ 'sec-fetch-site': undefined, origin: `http://${host}` })).status).toBe(201);
  });

  it('accepts the Origin of SIGNALBOX_URL behind a proxy that passes another Host', async () => {
    vi.stubEnv('SIGNALBOX_URL', 'http://public.example:8182');
    const headers = { 'sec-fetch-site': undefined, host: '127.0.0.1:3201' };
    expect((await post({ ...headers, origin: 'http://public.example:8182' })).status).toBe(201);
    errorOf(await post({ ...headers, origin: 'http://public.example' }), 403);
    vi.unstubAllEnvs();
  });

  it('does not affect API keys', async () => {
    await created(world.key, sendgrid, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' });
  });
});

describe('refused', () => {
  it('an environment of another organization, or none: 404', async () => {
    const stranger = await createWorld();
    for (const id of [stranger.environmentId, '4ddd0a4a-e7ba-4cb7-9228-83cb6c8a2123', 'production', '\u00ff']) {
      errorOf(await list({ 'signalbox-environment': id }), 404);
    }
  });

  it.each([
    ['no cookie', { cookie: undefined }],
    ['another cookie', { cookie: 'signalbox.session_token=nothing.nothing' }],
    ['no environment', { 'signalbox-environment': undefined }],
    ['a wrong key beside a good session', { authorization: 'ApiKey nothing' }],
  ])('%s: 401', async (_, different) => {
    errorOf(await list(different), 401);
  });

  it('a cookie with a wrong signature: 401', async () => {
    const [name, value = ''] = owner.cookie.split('=');
    const forged = `${name}=${value.replace(/^./, (character) => (character === 'a' ? 'b' : 'a'))}`;
    errorOf(await list({ cookie: forged }), 401);
  });

  it('an expired session: 401', async () => {
    const guest = await signInAs('viewer', world);
    expect((await list({ cookie: guest.cookie })).status).toBe(200);
    await db().session.updateMany({ where: { userId: guest.userId }, data: { expiresAt: new Date(0) } });
    errorOf(await list({ cookie: guest.cookie }), 401);
  });

  it('a missing permission: 403', async () => {
    const viewer = await signInAs('viewer', world);
    const editor = await signInAs('editor', world);
    errorOf(await post({ cookie: viewer.cookie }), 403);
    expect((await post({ cookie: editor.cookie })).status).toBe(201);
    errorOf(await call('/v1/integrations?include=credentials', { headers: browser({ cookie: editor.cookie }) }), 403);
    expect((await call('/v1/integrations?include=credentials', { headers: browser() })).status).toBe(200);
  });
});
