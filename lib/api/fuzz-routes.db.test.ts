import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { CREDENTIAL_KEYS, type CredentialKey } from '@/lib/catalogue/credential-key';
import { isSecretKey } from '@/lib/catalogue/credentials-schema';
import { PROVIDERS } from '@/lib/providers';
import { PERMISSIONS } from '@/lib/server/permissions';
import { call, created, listOf } from '@/tests/api-client';
import { captureOutput } from '@/tests/captured-output';
import { anything, bombard, escape, expectHarmless, latin1, scalar, segment, text } from '@/tests/hostile';
import { dumpTables, leaksIn } from '@/tests/leaks';
import { expectRanked } from '@/tests/ranked';
import { bodyOf, CONDITIONS } from '@/tests/storm';
import { createKey, createWorld, type World } from '@/tests/world';

// A generous limit: a busy machine is not a failure.
vi.setConfig({ testTimeout: 300_000 });

/** Part of every credential stored or sent here: no answer, log line or table may contain it. */
const SECRET = 'Zq7-canary-7786-route';
/** The names of integrations to read, change and delete. */
const NAMES = ['mail', 'other-mail', 'draft-mail', 'text', 'other-text', 'push', 'inbox'];

let world: World;
/** A key that may do everything except read credentials: no answer to it may contain one. */
let key: string;
const lines = captureOutput();

beforeAll(async () => {
  world = await createWorld();
  key = await createKey(world, { scopes: PERMISSIONS.filter((scope) => scope !== 'credentials:read') });
  const kinds = ['email', 'email', 'email', 'sms', 'sms', 'push', 'inApp'] as const;
  for (const [index, kind] of kinds.entries()) {
    const body = { ...bodyOf(kind, `SG.${SECRET}`), identifier: NAMES[index], active: index !== 2 };
    await created(world.key, { ...body, conditions: index % 2 ? CONDITIONS : [] });
  }
});

afterAll(() => vi.restoreAllMocks());

/** Keys that are secret at every provider: their values must appear nowhere. */
const SECRET_KEYS = (Object.keys(CREDENTIAL_KEYS) as CredentialKey[]).filter((credential) =>
  PROVIDERS.every(({ fields }) => isSecretKey(fields, credential)),
);

const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}${close.repeat(depth)}`;
/** Unexpected JSON, as text: JSON.stringify could not write all of it. */
const hostileJson = fc.oneof(
  { weight: 12, arbitrary: anything.map((value) => JSON.stringify(value) ?? 'null') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'null',
      '1e999',
      '-1e999',
      '9007199254740993',
      '0.1e-400',
      '"\\ud800"',
      '"\\u0000"',
      '"a\\udc00\\ud83d"',
      '{"__proto__":{"active":true}}',
      '{"constructor":{"prototype":{"a":1}}}',
      '[]',
      '{}',
      '[[],{},null]',
      '{"a":1,"a":2}',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      nested('[', ']', 20_000),
      nested('{"children":[', ']}', 10_000),
      `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
      `"${'x'.repeat(100_000)}"`,
      `"${'%_'.repeat(50_000)}"`,
      `[${'0,'.repeat(20_000)}0]`,
    ),
  },
);

/** Values as JSON text. */
const json = (values: fc.Arbitrary<unknown>) => values.map((value) => JSON.stringify(value) ?? 'null');

/** A JSON object as text: some of the members, each one valid or hostile, and sometimes an unknown one. */
const objectOf = (members: Readonly<Record<string, fc.Arbitrary<string>>>) =>
  fc
    .array(
      fc.oneof(
        ...Object.entries(members).map(([name, right]) => ({
          weight: 8,
          arbitrary: fc.tuple(
            fc.constant(name),
            fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: hostileJson }),
          ),
        })),
        { weight: 1, arbitrary: fc.tuple(text, hostileJson) },
      ),
      { minLength: 1, maxLength: Object.keys(members).length + 1 },
    )
    .map((entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`);

const secretText = text.map((part) => `${part.slice(0, 20).toWellFormed().replaceAll('\u0000', '')}${SECRET}`);
const credentials = json(
  fc.oneof(
    fc.dictionary(fc.constantFrom(...SECRET_KEYS), fc.oneof(secretText, fc.constant(null)), { maxKeys: 5 }),
    fc.dictionary(fc.constantFrom(...Object.keys(CREDENTIAL_KEYS)), scalar, { maxKeys: 5 }),
  ),
);
const flag = json(fc.boolean());
const leaf = objectOf({
  on: json(fc.constantFrom('subscriber', 'payload', 'isOnline')),
  field: json(fc.constantFrom('a.b', '__proto__.x', 'constructor')),
  operator: json(fc.constantFrom('EQUAL', 'LIKE', 'BETWEEN', 'ALL_IN')),
  value: json(anything),
});
const group = objectOf({
  children: leaf.map((one) => `[${one}]`),
  value: json(fc.constantFrom('AND', 'OR')),
  isNegated: flag,
});
const conditions = fc.oneof(
  json(fc.constantFrom([], CONDITIONS, [{ isNegated: true, children: CONDITIONS }])),
  group.map((one) => `[${one}]`),
);
const channel = json(fc.constantFrom('email', 'sms', 'push', 'in_app'));
const name = fc.constantFrom(...NAMES);
const reference = fc.oneof({ weight: 5, arbitrary: name }, segment, escape, fc.uuid());
const identifier = json(
  fc.oneof(name, fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 3 }), text),
);
const provider = json(fc.constantFrom(...PROVIDERS.map(({ id }) => id)));
const environmentId = json(fc.uuid());

const create = fc
  .tuple(
    objectOf({
      name: json(text),
      identifier,
      _environmentId: environmentId,
      credentials,
      active: flag,
      check: json(fc.constant(false)),
      conditions,
    }),
    fc.constantFrom(...PROVIDERS),
  )
  .map(([object, { id, channel: of }]) => `{"providerId":"${id}","channel":"${of}",${object.slice(1)}`);
const update = objectOf({ name: json(text), identifier, active: flag, credentials, conditions });
const order = objectOf({ channel, ids: json(fc.array(fc.oneof(name, text), { maxLength: 4 })) });
const context = objectOf({
  subscriber: json(anything),
  tenant: json(anything),
  payload: hostileJson,
  now: json(fc.constantFrom('2026-03-10T12:00:00Z', '0000-01-01', '+275760-09-13T00:00:00Z')),
});
const resolve = fc
  .tuple(objectOf({ identifier, providerId: provider, context, explain: flag }), channel)
  .map(([object, of]) => `{"channel":${of},${object.slice(1)}`);
const environment = objectOf({ name: json(text), color: json(fc.constantFrom('green', 'red')) });
const apiKey = objectOf({
  name: json(text),
  environmentId,
  scopes: json(fc.constantFrom(['resolve'], ['credentials:read'], [])),
  expiresAt: json(fc.constantFrom('9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z')),
});

interface Request {
  readonly method: string;
  readonly path: string;
  readonly raw: string | undefined;
}

const to = (
  method: string,
  path: fc.Arbitrary<string>,
  raw: fc.Arbitrary<string | undefined> = fc.constant(undefined),
) => fc.record<Request>({ method: fc.constant(method), path, raw });
const only = fc.constant<string>;
const at = (before: string, after = '') => reference.map((part) => `/v1/integrations/${before}${part}${after}`);

/** Every route with its input, except the checks: these contact providers over the network. */
const expected = fc.oneof(
  { weight: 4, arbitrary: to('POST', only('/v1/integrations'), create) },
  { weight: 6, arbitrary: to('PUT', at(''), update) },
  { weight: 1, arbitrary: to('DELETE', at('')) },
  { weight: 3, arbitrary: to('POST', at('', '/set-primary'), fc.option(hostileJson, { nil: undefined })) },
  { weight: 3, arbitrary: to('PUT', only('/v1/integrations/order'), order) },
  { weight: 4, arbitrary: to('POST', only('/v1/integrations/resolve'), resolve) },
  { weight: 3, arbitrary: to('POST', only('/v1/conditions/validate'), objectOf({ conditions })) },
  { weight: 2, arbitrary: to('GET', at('', '?include=credentials')) },
  { weight: 2, arbitrary: to('GET', at('')) },
  { weight: 1, arbitrary: to('GET', at('webhook/provider/', '/status')) },
  {
    weight: 1,
    arbitrary: to(
      'GET',
      fc.tuple(segment, segment).map(([q, cursor]) => `/v1/integrations?q=${q}&cursor=${cursor}`),
    ),
  },
  {
    weight: 1,
    arbitrary: to(
      'GET',
      reference.map((part) => `/v1/providers/${part}`),
    ),
  },
  { weight: 1, arbitrary: to('POST', only('/v1/environments'), environment) },
  {
    weight: 1,
    arbitrary: to(
      'PATCH',
      reference.map((part) => `/v1/environments/${part}`),
      environment,
    ),
  },
  { weight: 1, arbitrary: to('POST', only('/v1/api-keys'), apiKey) },
  {
    weight: 1,
    arbitrary: to(
      'DELETE',
      reference.map((part) => `/v1/api-keys/${part}`),
    ),
  },
);
/** The same with another method or another route's body. */
const crossed = fc
  .tuple(expected, expected, fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'))
  .filter(([, , method]) => method !== 'DELETE')
  .map(([place, body, method]): Request => ({ method, path: place.path, raw: body.raw }));
const headers = fc.dictionary(
  fc.constantFrom(
    'if-match',
    'idempotency-key',
    'content-type',
    'accept',
    'signalbox-environment',
    'cookie',
    'x-forwarded-for',
  ),
  fc.oneof(
    latin1,
    fc.constantFrom(
      '',
      '*',
      '"x"',
      'W/"2026-01-01T00:00:00.000Z"',
      '"0000-01-01T00:00:00.000Z"',
      'application/json',
      'a'.repeat(256),
      'k1',
      'k2',
    ),
  ),
  { maxKeys: 3 },
);

it('3,000 hostile requests to all routes: none is our failure, none gets a credential', async () => {
  const statuses = new Map<number, number>();
  await bombard(
    fc.tuple(
      fc.oneof({ weight: 5, arbitrary: expected }, { weight: 1, arbitrary: crossed }),
      fc.oneof(fc.constant({}), headers),
    ),
    { seed: 4_031, count: 3_000 },
    async ([{ method, path, raw }, more]) => {
      const answer = await call(path, { method, key, headers: more, ...(raw === undefined ? {} : { raw }) });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status !== 204) expectHarmless(answer);
      if (answer.text.includes(SECRET)) throw new Error('The answer holds a credential.');
    },
  );
  // It reached what lies behind the doors: each of these many times.
  for (const status of [200, 201, 404, 422]) expect([status, (statuses.get(status) ?? 0) > 50]).toEqual([status, true]);
  for (const status of [400, 405, 409, 412, 415]) expect([status, statuses.has(status)]).toEqual([status, true]);
  expect({}).not.toHaveProperty('active');
});

it('afterwards every rule still holds, and no log and no table holds a credential', async () => {
  const views = listOf(await call('/v1/integrations', { key }));
  for (const ranked of ['email', 'sms']) expectRanked(views.filter((view) => view.channel === ranked));
  expect(lines.join('')).toContain('"route":"/v1/integrations/:id/set-primary"');
  expect(leaksIn(lines.join(''), [SECRET])).toEqual([]);
  expect(leaksIn(await dumpTables(), [SECRET])).toEqual([]);
});
