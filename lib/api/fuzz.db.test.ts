import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';

import { CREDENTIAL_KEYS, type CredentialKey } from '@/lib/catalogue/credential-key';
import { isSecretKey } from '@/lib/catalogue/credentials-schema';
import { OPERATORS } from '@/lib/conditions/operators';
import type { IntegrationView } from '@/lib/integrations/types';
import { findProvider, PROVIDERS } from '@/lib/providers';
import { call } from '@/tests/api-client';
import { anything, bombard, escape, expectHarmless, latin1, scalar, segment, text } from '@/tests/hostile';
import { createWorld, type World } from '@/tests/world';

/** Part of every credential sent: no answer may contain it. */
const SECRET = 'Zq7-canary-0451';
// A fixed seed makes a failure reproducible. Together with fuzz-routes.db.test.ts, 10,000 requests.
const SEED = 20260310;

// A generous limit: a busy machine is not a failure.
vi.setConfig({ testTimeout: 180_000 });

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

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
      operator: fc.oneof(fc.constantFrom(...OPERATORS), text),
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
        // Not true: that would contact the provider over the network.
        check: scalar.filter((value) => value !== true),
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
/** JSON with a part removed, doubled or replaced: nearly valid. */
const broken = fc
  .tuple(
    body,
    fc.nat(400),
    fc.nat(12),
    fc.constantFrom('', '"', '}', '[', ',', '\\u', '\\ud800', 'e999', '\u0000', '/**/'),
  )
  .map(([json, from, length, put]) => json.slice(0, from) + put + json.slice(from + length));
it('a hostile body never causes a server error, and its credentials never come back', async () => {
  await bombard(
    fc.tuple(
      fc.oneof({ weight: 4, arbitrary: body }, { weight: 1, arbitrary: broken }),
      fc.option(latin1, { freq: 2 }),
    ),
    { seed: SEED, count: 1_000 },
    async ([raw, idempotencyKey]) => {
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
  );
  expect((await call('/v1/integrations?limit=1', { key: world.key })).status).toBe(200);
});

it('a hostile path, query or method never causes a server error', async () => {
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
  await bombard(fc.tuple(path, methods), { seed: SEED, count: 1_500 }, async ([[base, segments, query], method]) => {
    const url = `${base}${segments.join('/')}?${query.map(([name, value]) => `${name}=${value}`).join('&')}`;
    const answer = await call(url, { method, key: world.key });
    if (method === 'HEAD') expect(answer.status).toBeLessThan(500);
    else expectHarmless(answer);
  });
});

it('hostile headers never cause a server error', async () => {
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
  await bombard(
    fc.tuple(headers, fc.constantFrom('GET', 'POST')),
    { seed: SEED, count: 1_000 },
    async ([hostile, method]) => {
      const answer = await call('/v1/integrations', {
        method,
        headers: hostile,
        ...(method === 'POST' ? { raw: '{}' } : {}),
      });
      expectHarmless(answer);
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
