import { randomBytes } from 'node:crypto';

import { beforeAll, describe, expect, it } from 'vitest';

import { CREDENTIAL_KEYS } from '@/lib/catalogue/credential-key';
import { isSecretKey } from '@/lib/catalogue/credentials-schema';
import { PROVIDERS } from '@/lib/providers';
import { db } from '@/lib/server/database/db';
import { type Answer, call, create } from '@/tests/api-client';
import { captureOutput } from '@/tests/captured-output';
import { dumpTables, formsOf, leaksIn, readDatabaseFiles } from '@/tests/leaks';
import { createWorld, type World } from '@/tests/world';

/** Parts of every secret, and of every other credential, sent here. */
const SECRET = `s${randomBytes(9).toString('hex')}/+ "ü`;
const OPEN = `o${randomBytes(9).toString('hex')}/+ "ü`;

let world: World;
let output: string[];
/** Every answer that must not contain a secret. */
const answers: Answer[] = [];

/** A value for each key of the vocabulary; it shows whether the key is secret at this provider. */
function everyCredential(provider: (typeof PROVIDERS)[number]): Record<string, unknown> {
  const valueOf = (key: keyof typeof CREDENTIAL_KEYS): unknown => {
    const mark = `${isSecretKey(provider.fields, key) ? SECRET : OPEN}${key}`;
    const type = CREDENTIAL_KEYS[key];
    if (type === 'boolean') return true;
    return type === 'tls' ? { ca: [mark] } : mark;
  };
  const keys = Object.keys(CREDENTIAL_KEYS) as (keyof typeof CREDENTIAL_KEYS)[];
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)]));
}

beforeAll(async () => {
  world = await createWorld();
  output = captureOutput();
  for (const provider of PROVIDERS) {
    const body = {
      providerId: provider.id,
      channel: provider.channel,
      credentials: everyCredential(provider),
      check: true,
    };
    const headers = { 'idempotency-key': provider.id };
    // Nothing is reachable from here: a check is inconclusive, or ends at an impossible value before anything is sent.
    const answer = await create(world.key, body, headers);
    expect([201, 422], answer.text).toContain(answer.status);
    answers.push(answer, await create(world.key, { ...body, check: false }));
    if (provider.popular)
      answers.push(
        await create(world.key, body, headers),
        await create(world.key, { ...body, name: 'Other' }, headers),
      );
  }
  answers.push(await call('/v1/integrations', { key: world.key }));
});

/** Requests that fail, with a secret wherever a text is possible. */
const FAILING: readonly [string, () => Promise<Answer>][] = [
  [
    'as a value of a wrong type',
    () =>
      create(world.key, {
        providerId: 'sendgrid',
        channel: 'email',
        credentials: { hmac: SECRET, port: [SECRET], apiKey: { a: SECRET } },
      }),
  ],
  [
    'that breaks a pattern',
    () =>
      create(world.key, {
        providerId: 'sendgrid',
        channel: 'email',
        active: true,
        credentials: { apiKey: SECRET, from: SECRET, region: SECRET },
      }),
  ],
  [
    'under an unknown key',
    () => create(world.key, { providerId: 'sendgrid', channel: 'email', credentials: { apikey: SECRET } }),
  ],
  [
    'in TLS options',
    () =>
      create(world.key, { providerId: 'nodemailer', channel: 'email', credentials: { tlsOptions: { key: SECRET } } }),
  ],
  [
    'in the text of TLS options',
    () =>
      create(world.key, {
        providerId: 'nodemailer',
        channel: 'email',
        credentials: { tlsOptions: JSON.stringify({ passphrase: SECRET }) },
      }),
  ],
  [
    'in a service account that lacks its parts',
    () =>
      create(world.key, {
        providerId: 'fcm',
        channel: 'push',
        active: true,
        credentials: { serviceAccount: JSON.stringify({ private_key: SECRET }) },
      }),
  ],
  [
    'as every other field',
    () =>
      create(world.key, {
        providerId: SECRET,
        channel: SECRET,
        name: [SECRET],
        identifier: SECRET,
        _environmentId: SECRET,
        active: SECRET,
        check: SECRET,
        conditions: SECRET,
        credentials: SECRET,
      }),
  ],
  ['in an unknown field', () => create(world.key, { providerId: 'sendgrid', channel: 'email', note: SECRET })],
  [
    'in conditions',
    () =>
      create(world.key, {
        providerId: 'sendgrid',
        channel: 'email',
        conditions: [
          { type: SECRET, children: [{ on: SECRET, operator: SECRET, field: SECRET, value: { a: SECRET } }] },
        ],
      }),
  ],
  [
    'in what is no JSON',
    () => call('/v1/integrations', { method: 'POST', key: world.key, raw: `{"apiKey":${JSON.stringify(SECRET)}` }),
  ],
  [
    'in another content type',
    () =>
      call('/v1/integrations', {
        method: 'POST',
        key: world.key,
        raw: SECRET,
        headers: { 'content-type': 'text/plain' },
      }),
  ],
  [
    'in a query',
    () =>
      call(
        `/v1/integrations?${['channel', 'limit', 'cursor', 'active', 'include'].map((name) => `${name}=${encodeURIComponent(SECRET)}`).join('&')}`,
        { key: world.key },
      ),
  ],
  ['in a key', () => call('/v1/integrations', { key: formsOf(SECRET)[4] ?? '' })],
  [
    'in a cookie',
    () =>
      call('/v1/integrations', {
        headers: {
          cookie: `signalbox.session_token=${encodeURIComponent(SECRET)}`,
          'signalbox-environment': world.environmentId,
          'sec-fetch-site': 'same-origin',
        },
      }),
  ],
];

describe('a secret that was sent', () => {
  it.each(FAILING)('%s is refused and not echoed', async (_, request) => {
    const answer = await request();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    answers.push(answer);
    expect(leaksIn(answer.text, [SECRET])).toEqual([]);
  });

  it('is not echoed by a failure of ours, nor written to the log', async () => {
    await db().$executeRawUnsafe(
      `ALTER TABLE integrations ADD CONSTRAINT test_refuses CHECK (identifier <> 'refused')`,
    );
    const answer = await create(world.key, {
      providerId: 'sendgrid',
      channel: 'email',
      identifier: 'refused',
      name: 'A name',
      credentials: { apiKey: SECRET },
    });
    await db().$executeRawUnsafe('ALTER TABLE integrations DROP CONSTRAINT test_refuses');
    expect(answer.status).toBe(500);
    answers.push(answer);
    expect(output.some((line) => line.includes('unexpected error'))).toBe(true);
    expect(output.join('')).not.toContain('A name');
  });

  it('is complete for a caller who may read it, and that read leaves no trace of it either', async () => {
    const [view] = (await call('/v1/integrations?providerId=sendgrid&include=credentials', { key: world.key }))
      .body as { credentials: object }[];
    expect(JSON.stringify(view?.credentials)).toContain(JSON.stringify(SECRET).slice(1, -1));
  });

  it('is in no answer, header or log line', () => {
    expect(answers.length).toBeGreaterThan(PROVIDERS.length + 10);
    for (const { text, headers } of answers) {
      expect(leaksIn(text, [SECRET]), text.slice(0, 200)).toEqual([]);
      expect(leaksIn(JSON.stringify([...headers]), [SECRET])).toEqual([]);
    }
    expect(output.length).toBeGreaterThan(answers.length);
    expect(leaksIn(output.join('\n'), [SECRET, OPEN, world.key])).toEqual([]);
    // Values that are not secret do come back, so the search works.
    expect(leaksIn(answers.map(({ text }) => text).join('\n'), [OPEN])).not.toEqual([]);
  });

  it('is in no row of any table', async () => {
    const dump = await dumpTables();
    expect(leaksIn(dump, [SECRET, world.key])).toEqual([]);
    expect(leaksIn(dump, ['sendgrid', world.environmentId])).not.toEqual([]);
  });

  it('is in no byte of the database’s files', async () => {
    const files = await readDatabaseFiles();
    expect(files.size).toBeGreaterThan(10);
    for (const [file, bytes] of files) expect(leaksIn(bytes, [SECRET, world.key]), file).toEqual([]);
    expect([...files.values()].some((bytes) => leaksIn(bytes, [world.environmentId, 'sendgrid']).length > 0)).toBe(
      true,
    );
  });
});

describe('the search itself', () => {
  it.each([0, 1, 2, 3, 4, 5])('finds a secret after %i other bytes, in every form', (before) => {
    const around = `${'p'.repeat(before)}${SECRET}tail`;
    for (const hidden of [
      around,
      JSON.stringify(around),
      encodeURIComponent(around),
      Buffer.from(around).toString('hex'),
      Buffer.from(around).toString('base64'),
      Buffer.from(around).toString('base64url'),
    ]) {
      expect(leaksIn(hidden, [SECRET])).not.toEqual([]);
    }
  });
});
