import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';

import { CREDENTIAL_KEYS, type CredentialKey } from '@/lib/catalogue/credential-key';
import { isSecretKey } from '@/lib/catalogue/credentials-schema';
import type { IntegrationView } from '@/lib/integrations/types';
import { findProvider, PROVIDERS } from '@/lib/providers';
import { type Answer, call, errorOf } from '@/tests/api-client';
import { createWorld, type World } from '@/tests/world';

/** Part of every credential that is sent: no answer may hold it. */
const SECRET = 'Zq7-canary-0451';
// A fixed seed: a failure is the same for everyone who runs it.
const RUNS = { seed: 20260310, numRuns: 200 };

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 130 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    'active',
    'x'.repeat(5_000),
    '%00',
    '../..',
    'null',
    '🚂',
  ),
);
const scalar = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constantFrom(null, 1e308, -0, 2 ** 53));
const anything = fc.oneof(
  scalar,
  fc.jsonValue({ maxDepth: 6 }),
  fc.dictionary(text, scalar, { maxKeys: 5 }),
  fc.array(scalar, { maxLength: 5 }),
);

const secretText = text.map((part) => `${part.slice(0, 20)}${SECRET}`);
const credentials = fc.dictionary(
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...Object.keys(CREDENTIAL_KEYS)) }, { weight: 1, arbitrary: text }),
  fc.oneof(
    secretText,
    secretText,
    fc.dictionary(text, secretText, { maxKeys: 3 }),
    fc.array(secretText, { maxLength: 3 }),
    fc.boolean(),
    fc.integer(),
  ),
  { maxKeys: 12 },
);
const { leaf } = fc.letrec((tie) => ({
  leaf: fc.record(
    {
      on: fc.oneof(fc.constantFrom('subscriber', 'tenant', 'payload', 'isOnline', 'isOnlineInLast', 'webhook'), text),
      field: text,
      operator: fc.oneof(fc.constantFrom('EQUAL', 'BETWEEN', 'ANY_IN', 'LIKE', 'IS_DEFINED'), text),
      value: anything,
      timeOperator: fc.constantFrom('minutes', 'days', 'years'),
    },
    { requiredKeys: [] },
  ),
  group: fc.record(
    {
      isNegated: fc.oneof(fc.boolean(), scalar),
      type: fc.oneof(fc.constantFrom('GROUP', 'TEXT'), text),
      value: fc.oneof(fc.constantFrom('AND', 'OR'), scalar),
      children: fc.oneof(
        { depthSize: 'small' },
        fc.array(fc.oneof(tie('leaf'), tie('group')), { maxLength: 3 }),
        anything,
      ),
    },
    { requiredKeys: [] },
  ),
}));
const conditions = fc.oneof(
  anything,
  fc.array(fc.record({ children: fc.array(leaf, { maxLength: 4 }) }), { maxLength: 3 }),
);
const provider = fc.constantFrom(...PROVIDERS).map(({ id, channel }) => ({ providerId: id, channel }));
const body = fc
  .tuple(
    provider,
    fc.record(
      {
        name: fc.oneof(text, scalar),
        identifier: fc.oneof(text, scalar),
        _environmentId: fc.oneof(fc.uuid(), text),
        credentials: fc.oneof({ weight: 6, arbitrary: credentials }, { weight: 1, arbitrary: scalar }),
        active: fc.oneof(fc.boolean(), scalar),
        check: fc.oneof(fc.boolean(), scalar),
        conditions,
      },
      { requiredKeys: [] },
    ),
    fc.oneof(
      { weight: 5, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.dictionary(text, scalar, { maxKeys: 3 }) },
    ),
  )
  .map(([chosen, fields, more]) => JSON.stringify({ ...chosen, ...fields, ...more }));
/** JSON with a part cut out, doubled or replaced: nearly right. */
const broken = fc
  .tuple(
    body,
    fc.nat(400),
    fc.nat(12),
    fc.constantFrom('', '"', '}', '[', ',', '\\u', '\\ud800', 'e999', '\u0000', '/**/'),
  )
  .map(([json, from, length, put]) => json.slice(0, from) + put + json.slice(from + length));
const latin1 = fc
  .array(
    fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f),
    { maxLength: 300 },
  )
  .map((codes) => String.fromCharCode(...codes));
const segment = fc.oneof(text, latin1).map((part) => encodeURIComponent(part.toWellFormed()));
const escape = fc.constantFrom('%', '%00', '%2F', '%E0%A4%A', '%ED%A0%80', '%ff', '%%%', ':', '*', '..', '.', '//');

function expectHarmless(answer: Answer): void {
  expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(500);
  if (answer.status >= 400) errorOf(answer, answer.status);
  else expect([200, 201]).toContain(answer.status);
}

it('a hostile body is never our failure, and its credentials never come back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 4, arbitrary: body }, { weight: 1, arbitrary: broken }),
      fc.option(latin1, { freq: 2 }),
      async (raw, idempotencyKey) => {
        const headers = idempotencyKey === null ? undefined : { 'idempotency-key': idempotencyKey };
        const answer = await call('/v1/integrations', {
          method: 'POST',
          key: world.key,
          raw,
          ...(headers ? { headers } : {}),
        });
        expectHarmless(answer);
        const view = answer.body as IntegrationView;
        const fields = findProvider(view.providerId)?.fields ?? [];
        const open = Object.keys(view.credentials ?? {}) as CredentialKey[];
        expect(open.filter((key) => isSecretKey(fields, key))).toEqual([]);
        expect(JSON.stringify({ ...view, credentials: {} })).not.toContain(SECRET);
      },
    ),
    RUNS,
  );
  expect((await call('/v1/integrations?limit=1', { key: world.key })).status).toBe(200);
});

it('a hostile path, query or method is never our failure', async () => {
  const path = fc.tuple(
    fc.constantFrom('/v1/integrations', '/v1/integrations/', '/v1/providers/', '/v1/', '/'),
    fc.array(fc.oneof({ weight: 3, arbitrary: segment }, { weight: 1, arbitrary: escape }), { maxLength: 3 }),
    fc.array(
      fc.tuple(
        fc.constantFrom('channel', 'q', 'limit', 'cursor', 'active', 'include', 'providerId', '__proto__'),
        fc.oneof(segment, escape),
      ),
      { maxLength: 4 },
    ),
  );
  const methods = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');
  await fc.assert(
    fc.asyncProperty(path, methods, async ([base, segments, query], method) => {
      const url = `${base}${segments.join('/')}?${query.map(([name, value]) => `${name}=${value}`).join('&')}`;
      const answer = await call(url, { method, key: world.key });
      if (method === 'HEAD') expect(answer.status).toBeLessThan(500);
      else expectHarmless(answer);
    }),
    RUNS,
  );
});

it('hostile headers are never our failure', async () => {
  const names = [
    'authorization',
    'content-type',
    'idempotency-key',
    'signalbox-environment',
    'cookie',
    'origin',
    'host',
    'sec-fetch-site',
    'content-length',
    'x-request-id',
  ] as const;
  const headers = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(latin1, fc.constantFrom('', 'ApiKey', 'null', '-1', 'same-origin', 'application/json')),
    { maxKeys: 6 },
  );
  await fc.assert(
    fc.asyncProperty(headers, fc.constantFrom('GET', 'POST'), async (hostile, method) => {
      const answer = await call('/v1/integrations', {
        method,
        headers: hostile,
        ...(method === 'POST' ? { raw: '{}' } : {}),
      });
      expectHarmless(answer);
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }),
    RUNS,
  );
});
