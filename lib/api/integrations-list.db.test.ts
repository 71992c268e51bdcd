import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';

import { encodeCursor } from '@/lib/server/database/cursor';
import { db } from '@/lib/server/database/db';
import { call, created, listOf, placesOf } from '@/tests/api-client';
import { createKey, createWorld, type World } from '@/tests/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const bodies = [
    { providerId: 'sendgrid', channel: 'email', name: '100% Äpfel', identifier: 'percent' },
    { providerId: 'twilio', channel: 'sms', name: 'under_score', identifier: 'Line-2' },
    { providerId: 'fcm', channel: 'push', name: String.raw`back\slash`, identifier: 'push' },
    { providerId: 'novu-slack', channel: 'chat', name: 'Привет İZMİR ΟΔΟΣ', identifier: 'chat', active: true },
    { providerId: 'novu', channel: 'in_app', name: 'plain', identifier: 'inbox', active: true },
  ];
  for (const body of bodies) await created(world.key, body);
});

const get = (query: string, key = world.key) => call(`/v1/integrations${query}`, { key });
const identifiers = async (query: string) => listOf(await get(query)).map((view) => view.identifier);

describe('filters', () => {
  it.each([
    ['', ['inbox', 'chat', 'push', 'Line-2', 'percent']],
    ['?channel=sms', ['Line-2']],
    ['?channel=in_app', ['inbox']],
    ['?providerId=fcm', ['push']],
    ['?providerId=nothing', []],
    ['?providerId=FCM', []],
    ['?active=true', ['inbox', 'chat']],
    ['?active=false&channel=email', ['percent']],
    ['?active=true&channel=email', []],
    ['?q=', ['inbox', 'chat', 'push', 'Line-2', 'percent']],
    ['?q=%25', ['percent']],
    ['?q=_', ['Line-2']],
    ['?q=%5C', ['push']],
    ['?q=100%25', ['percent']],
    ['?q=%25p', []],
    ['?q=e_', []],
    ['?q=r_s', ['Line-2']],
    ['?q=PERCENT', ['percent']],
    ['?q=line-2', ['Line-2']],
    ['?q=twil', ['Line-2']],
    [`?q=${encodeURIComponent('äPFEL')}`, ['percent']],
    [`?q=${encodeURIComponent('ПРИВЕТ')}`, ['chat']],
    [`?q=${encodeURIComponent('İZMİR')}`, ['chat']],
    [`?q=${encodeURIComponent('İzm')}`, ['chat']],
    [`?q=${encodeURIComponent('ΟΔΟΣ')}`, ['chat']],
    ["?q='%20OR%201=1--", []],
    ['?q=pl&active=true&limit=1', ['inbox']],
    ['?limit=2', ['inbox', 'chat']],
    ['?limit=1000', ['inbox', 'chat', 'push', 'Line-2', 'percent']],
  ])('%s', async (query, expected) => {
    expect(await identifiers(query)).toEqual(expected);
  });

  it('show neither deleted integrations nor those of another environment', async () => {
    const view = await created(world.otherKey, { providerId: 'sendgrid', channel: 'email' });
    expect(listOf(await get('', world.otherKey))).toEqual([view]);
    await db().integration.update({ where: { id: view._id }, data: { deletedAt: new Date() } });
    expect(listOf(await get('', world.otherKey))).toEqual([]);
  });
});

describe('a bad query is 422 at query.<name>', () => {
  it.each([
    ['?channel=fax', 'channel'],
    ['?channel=', 'channel'],
    ['?channel=__proto__', 'channel'],
    ['?active=yes', 'active'],
    ['?active=', 'active'],
    ['?limit=0', 'limit'],
    ['?limit=1001', 'limit'],
    ['?limit=-1', 'limit'],
    ['?limit=1.5', 'limit'],
    ['?limit=1e2', 'limit'],
    ['?limit=+5', 'limit'],
    ['?limit=', 'limit'],
    ['?limit=all', 'limit'],
    ['?cursor=', 'cursor'],
    ['?cursor=nothing', 'cursor'],
    ['?cursor=%00', 'cursor'],
    [`?cursor=${Buffer.from('1:not-a-uuid').toString('base64url')}`, 'cursor'],
    [`?cursor=${Buffer.from('-1:01890a5d-ac96-774b-bcce-b302099a8057').toString('base64url')}`, 'cursor'],
    [
      `?cursor=${Buffer.from(`${'9'.repeat(16)}:01890a5d-ac96-774b-bcce-b302099a8057`).toString('base64url')}`,
      'cursor',
    ],
    [`?cursor=${'A'.repeat(5_000)}`, 'cursor'],
    ['?q=%00', 'q'],
    [`?q=${'x'.repeat(201)}`, 'q'],
    ['?providerId=%00', 'providerId'],
    ['?include=secrets', 'include'],
    ['?include=', 'include'],
    ['?page=2', 'page'],
    ['?provider=sendgrid', 'provider'],
    ['?__proto__=1', '__proto__'],
    ['?constructor=1', 'constructor'],
    ['?limit=1&limit=5', 'limit'],
    ['?channel=email&channel=sms', 'channel'],
  ])('%s', async (query, name) => {
    const answer = await get(query);
    expect(placesOf(answer)).toEqual([`query.${name}`]);
    expect(answer.body).toMatchObject({ path: '/v1/integrations' });
  });

  it('all of them at once', async () => {
    expect(placesOf(await get('?channel=fax&active=maybe&limit=none&cursor=~'))).toEqual([
      'query.active',
      'query.channel',
      'query.cursor',
      'query.limit',
    ]);
  });

  it('and text that is not UTF-8 finds nothing', async () => {
    expect(await identifiers('?q=%ED%A0%80')).toEqual([]);
    expect(await identifiers('?q=%E0%A4%A')).toEqual([]);
  });
});

describe('paging', () => {
  /** Follows the Link headers to the end and returns the ids of each page. */
  async function walk(first: string, key: string): Promise<string[][]> {
    const pages: string[][] = [];
    for (let next: string | undefined = first; next !== undefined;) {
      const answer = await call(next, { key });
      pages.push(listOf(answer).map((view) => view._id));
      const link = answer.headers.get('link');
      expect(link ?? '<>; rel="next"').toMatch(/^<[^<>]*>; rel="next"$/);
      next = link?.slice(1, link.indexOf('>'));
    }
    return pages;
  }

  it('returns each of more than 1,000 once, newest first, even when many share one moment', async () => {
    const { organizationId, environmentId, key } = await createWorld();
    const { lastCheck: _lastCheck, ...row } = await db().integration.findFirstOrThrow({
      where: { identifier: 'percent' },
      // Columns that the database computes cannot be written.
      omit: { health: true, searchText: true },
    });
    const rows = Array.from({ length: 1_203 }, (_, index) => ({
      ...row,
      id: uuidv7(),
      organizationId,
      environmentId,
      identifier: `row-${index}`,
      name: `Row ${index % 2 === 0 ? 'even' : 'odd'}`,
      secrets: {},
      conditions: [],
      // 400 per moment.
      createdAt: new Date(1_700_000_000_000 + Math.floor(index / 400)),
    }));
    await db().integration.createMany({ data: rows });
    const newestFirst = rows
      .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
      .map(({ id, name }) => ({ id, name }));

    const whole = await walk('/v1/integrations', key);
    expect(whole.map((page) => page.length)).toEqual([1_000, 203]);
    expect(whole.flat()).toEqual(newestFirst.map(({ id }) => id));

    // The filters stay in the link.
    const odd = await walk('/v1/integrations?q=ODD&limit=101', key);
    expect(odd.map((page) => page.length)).toEqual([101, 101, 101, 101, 101, 96]);
    expect(odd.flat()).toEqual(newestFirst.filter(({ name }) => name === 'Row odd').map(({ id }) => id));
  });

  it('leaves an event for each of 1,000 reads with credentials', async () => {
    const { environmentId } = await db().integration.findFirstOrThrow({ where: { identifier: 'row-0' } });
    const { organizationId } = await db().environment.findUniqueOrThrow({ where: { id: environmentId } });
    const answer = await call('/v1/integrations?include=credentials', {
      key: await createKey({ organizationId, environmentId }),
    });
    expect(listOf(answer)).toHaveLength(1_000);
    expect(await db().auditEvent.count({ where: { environmentId, action: 'integration.credentials_read' } })).toBe(
      1_000,
    );
  });

  it('has no further page when the last row was the last', async () => {
    const answer = await get('?limit=5');
    expect(listOf(answer)).toHaveLength(5);
    expect(answer.headers.get('link')).toBeNull();
    const oldest = listOf(answer).at(-1);
    const cursor = encodeCursor({ createdAt: new Date(oldest?.createdAt ?? ''), id: oldest?._id ?? '' });
    expect(listOf(await get(`?cursor=${cursor}`))).toEqual([]);
  });

  it('accepts a cursor of any time that a date can have', async () => {
    for (const time of [0, 999_999_999_999_999]) {
      const cursor = encodeCursor({ createdAt: new Date(time), id: uuidv7() });
      expect(listOf(await get(`?cursor=${cursor}`))).toHaveLength(time === 0 ? 0 : 5);
    }
  });

  it('keeps a text of any script in the link', async () => {
    const { key } = await createWorld();
    const name = '>; rel="ä"';
    for (let count = 0; count < 2; count++) await created(key, { providerId: 'sendgrid', channel: 'email', name });
    const answer = await get(`?limit=1&q=${encodeURIComponent(name)}`, key);
    expect(answer.headers.get('link')).toMatch(/^<\/v1\/integrations\?[\x21-\x3b\x3d\x3f-\x7e]+>; rel="next"$/);
  });
});
