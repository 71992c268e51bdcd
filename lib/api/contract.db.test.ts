import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { OPENAPI_DOCUMENT } from '@/lib/api/openapi/document';
import { CREATE_EXAMPLES, RESOLVE_EXAMPLES, UPDATE_EXAMPLES } from '@/lib/api/openapi/examples/request-examples';
import type { Response } from '@/lib/api/openapi/types';
import type { IntegrationView } from '@/lib/integrations/types';
import { type Answer, call, type Call } from '@/tests/api-client';
import { complaints, deref, expectDocumented, expectResponse, operationById, OPERATIONS } from '@/tests/contract';
import { valuesOf } from '@/tests/schema-arbitrary';
import { createKey, createWorld, type World } from '@/tests/world';

let world: World;
/** Operations and statuses seen to match the document: "createIntegration 201". */
const seen = new Set<string>();

interface Ask extends Omit<Call, 'key'> {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Absent: the key with every scope; null: no key. */
  readonly key?: string | null;
}

/** Calls an operation and checks its answer against the document. A missing path part uses its example. */
async function ask(id: string, status: number, { path = {}, query = '', key, ...more }: Ask = {}): Promise<Answer> {
  const found = operationById(id);
  const parts = (found.operation.parameters ?? []).filter((each) => each.in === 'path');
  const url = parts.reduce(
    (text, { name, example }) => text.replace(`{${name}}`, path[name] ?? String(example)),
    found.path,
  );
  const sent = key === null ? {} : { key: key ?? world.key };
  const answer = await call(url + query, { method: found.method.toUpperCase(), ...sent, ...more });
  expect(answer.status, `${id}: ${answer.text.slice(0, 500)}`).toBe(status);
  expectDocumented(found, answer);
  seen.add(`${id} ${status}`);
  return answer;
}

const keyed = OPERATIONS.filter(({ operation }) => operation.security.length > 0);
const withBody = OPERATIONS.filter(({ operation }) => operation.requestBody);

beforeAll(async () => {
  world = await createWorld();
});

describe('what every operation answers', () => {
  it.each(keyed.map(({ operation }) => operation.operationId))('%s without a key is 401', async (id) => {
    await ask(id, 401, { key: null });
  });

  it('a key without the scope is 403', async () => {
    const bare = await createKey(world, { scopes: ['credentials:read'] });
    for (const { operation } of keyed.filter(({ operation }) => operation.responses['403'])) {
      const body = operation.requestBody ? { body: {} } : {};
      await ask(operation.operationId, 403, { key: bare, ...body });
    }
  });

  it.each(withBody.map(({ operation }) => operation.operationId))(
    '%s: a body that is not JSON, too large or of another type is 400, 413, 415; a list is 422',
    async (id) => {
      await ask(id, 400, { raw: '{' });
      await ask(id, 413, { raw: ' '.repeat(1024 * 1024 + 1) });
      await ask(id, 415, { raw: '{}', headers: { 'content-type': 'text/plain' } });
      await ask(id, 422, { raw: '[]' });
    },
  );

  it('a query that the route does not know is 422', async () => {
    for (const { operation } of OPERATIONS.filter((each) => each.operation.responses['422'])) {
      const body = operation.requestBody ? { body: {} } : {};
      await ask(operation.operationId, 422, { query: '?unknown=1', ...body });
    }
  });

  it('another method is 405, and Allow lists those of the document', async () => {
    for (const [path, methods] of Object.entries(OPENAPI_DOCUMENT.paths)) {
      const url = path.replaceAll(/\{\w+\}/g, 'x');
      const answer = await call(url, { method: 'PROPFIND', key: world.key });
      expect(answer.status, path).toBe(405);
      const place = ['components', 'responses', 'MethodNotAllowed'];
      expectResponse(place, OPENAPI_DOCUMENT.components.responses['MethodNotAllowed'] as Response, answer);
      const documented = Object.keys(methods).map((method) => method.toUpperCase());
      expect((answer.headers.get('allow') ?? '').split(', ').toSorted(), path).toEqual(
        [...documented, ...(documented.includes('GET') ? ['HEAD'] : [])].toSorted(),
      );
    }
  });
});

describe('integrations', () => {
  let mail: IntegrationView;

  it('the examples are created as the document shows, and replayed', async () => {
    for (const [name, { value }] of Object.entries(CREATE_EXAMPLES)) {
      const headers = { 'idempotency-key': `example-${name}` };
      const first = await ask('createIntegration', 201, { body: value, headers });
      const shown = deref<Response>(operationById('createIntegration').operation.responses['201'] as Response);
      const example = shown.content?.['application/json'].examples?.[name]?.value as IntegrationView;
      expect(shape(first.body)).toEqual(shape(example));
      const again = await ask('createIntegration', 201, { body: value, headers });
      expect(again.body).toEqual(first.body);
      expect([again.headers.get('idempotency-key'), again.headers.get('idempotency-replay')]).toEqual([
        `example-${name}`,
        'true',
      ]);
      if (name === 'active') mail = first.body as IntegrationView;
    }
  });

  it('an impossible create is 400, 403, 409 or 422', async () => {
    const { value } = CREATE_EXAMPLES.active;
    await ask('createIntegration', 400, { body: value, headers: { 'idempotency-key': 'x'.repeat(256) } });
    await ask('createIntegration', 403, { body: { ...value, _environmentId: world.otherEnvironmentId } });
    await ask('createIntegration', 409, { body: value });
    await ask('createIntegration', 422, { body: { ...value, credentials: {} } });
    const headers = { 'idempotency-key': 'example-active' };
    await ask('createIntegration', 422, { body: { ...value, name: 'Other' }, headers });
  });

  it('lists, with filters and pages', async () => {
    await ask('listIntegrations', 200);
    const page = await ask('listIntegrations', 200, { query: '?limit=1' });
    expect(page.headers.get('link')).toMatch(/rel="next"$/);
    await ask('listIntegrations', 200, { query: '?channel=email&providerId=sendgrid&active=true&q=mail' });
    await ask('listIntegrations', 422, { query: '?limit=0&channel=fax&cursor=x&active=1' });
    await ask('listActiveIntegrations', 200);
    await ask('listActiveIntegrations', 422, { query: '?include=secrets' });
  });

  it('returns one, with its secrets on request', async () => {
    await ask('getIntegration', 200);
    const whole = await ask('getIntegration', 200, { path: { id: mail._id }, query: '?include=credentials' });
    expect((whole.body as IntegrationView).credentials).toEqual(CREATE_EXAMPLES.active.value.credentials);
    await ask('getIntegration', 404, { path: { id: 'nothing' } });
    await ask('getIntegration', 404, { key: world.otherKey });
    await ask('getIntegration', 422, { query: '?include=all' });
    await ask('getIntegration', 304, { path: { id: mail._id }, headers: { 'if-none-match': '*' } });
    await ask('getOpenApiDocument', 304, { key: null, headers: { 'if-none-match': '*' } });
  });

  it('updates by the examples', async () => {
    const { value: rename } = UPDATE_EXAMPLES.rename;
    const { headers } = await ask('updateIntegration', 200, { body: rename });
    for (const { value } of Object.values(UPDATE_EXAMPLES)) await ask('updateIntegration', 200, { body: value });
    await ask('updateIntegration', 400, { body: {} });
    await ask('updateIntegration', 404, { path: { id: 'nothing' }, body: rename });
    const [other] = (await call('/v1/integrations?channel=chat', { key: world.key })).body as IntegrationView[];
    await ask('updateIntegration', 409, { body: { identifier: other?.identifier } });
    const stale = headers.get('etag') ?? '';
    await ask('updateIntegration', 412, { body: { name: 'Late' }, headers: { 'if-match': stale } });
    await ask('updateIntegration', 422, { body: { providerId: 'ses', credentials: { region: 'eu' } } });
  });

  it('checks, and contacts no provider that has no check', async () => {
    const dry = { providerId: 'novu-email', channel: 'email' };
    const verdict = { status: 'unknown', cause: 'not_checkable' };
    expect((await ask('checkCredentials', 200, { body: { ...dry, credentials: {} } })).body).toMatchObject(verdict);
    await ask('checkCredentials', 422, { body: { ...dry, channel: 'sms', credentials: { apikey: 'x' } } });
    await ask('createIntegration', 201, { body: { ...dry, identifier: 'built-in' } });
    const path = { id: 'built-in' };
    const headers = { 'idempotency-key': 'check' };
    for (const body of [{}, { body: {} }, { headers }, { headers }])
      expect((await ask('checkIntegration', 200, { path, ...body })).body).toMatchObject(verdict);
    await ask('getIntegration', 200, { path });
    await ask('checkIntegration', 404, { path: { id: 'nothing' } });
    await ask('checkIntegration', 422, { path, body: { credentials: { apikey: 'x' } } });
  });

  it('resolves the example, with an explanation', async () => {
    for (const { value } of Object.values(RESOLVE_EXAMPLES)) {
      const answer = await ask('resolveIntegration', 200, { body: value });
      expect(answer.body).toMatchObject({ rule: 'condition', integration: { identifier: 'transactional-mail' } });
    }
    await ask('resolveIntegration', 200, { body: { channel: 'push' } });
    const sms = { subscriber: { data: { country: 'DE' }, lastOnlineAt: '2026-03-10T11:58:00Z' }, now: '2026-03-10' };
    await ask('resolveIntegration', 200, { body: { channel: 'sms', context: sms, explain: true } });
    await ask('resolveIntegration', 200, {
      body: { channel: 'sms', context: { ...sms, tenant: { plan: 'professional' } }, explain: true },
    });
    await ask('resolveIntegration', 422, { body: { channel: 'email', context: { now: 'soon' } } });
  });

  it('sets a primary, and orders', async () => {
    const headers = { 'idempotency-key': 'primary' };
    await ask('setPrimaryIntegration', 200, { headers });
    const again = await ask('setPrimaryIntegration', 200, { headers });
    expect(again.headers.get('idempotency-replay')).toBe('true');
    await ask('setPrimaryIntegration', 404, { path: { id: 'nothing' } });
    await ask('setPrimaryIntegration', 412, { headers: { 'if-match': '"2020-01-01T00:00:00.000Z"' } });
    await ask('createIntegration', 201, { body: { providerId: 'ses', channel: 'email', identifier: 'draft' } });
    await ask('setPrimaryIntegration', 422, { path: { id: 'draft' } });
    const [chat] = (await call('/v1/integrations?channel=chat', { key: world.key })).body as IntegrationView[];
    await ask('setPrimaryIntegration', 400, { path: { id: chat?._id ?? '' } });
    await ask('orderIntegrations', 200, { body: { channel: 'email', ids: ['transactional-mail'] } });
    await ask('orderIntegrations', 400, { body: { channel: 'chat', ids: [] } });
    await ask('orderIntegrations', 422, { body: { channel: 'email', ids: [] } });
    await ask('getWebhookStatus', 200);
    await ask('getWebhookStatus', 200, { path: { reference: 'sendgrid' } });
    await ask('getWebhookStatus', 400, { path: { reference: 'slack' } });
    await ask('getWebhookStatus', 404, { path: { reference: 'nothing' } });
  });

  it('two concurrent requests with one key are 201 and 409, or 201 twice', async () => {
    const body = { providerId: 'discord', channel: 'chat' };
    const headers = { 'idempotency-key': 'twice' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => call('/v1/integrations', { method: 'POST', key: world.key, body, headers })),
    );
    for (const answer of answers) {
      expect([201, 409]).toContain(answer.status);
      expectDocumented(operationById('createIntegration'), answer);
      if (answer.status === 409) expect(answer.headers.get('retry-after')).toBe('1');
    }
  });

  it('deletes', async () => {
    await ask('deleteIntegration', 412, { headers: { 'if-match': '"2020-01-01T00:00:00.000Z"' } });
    await ask('deleteIntegration', 200);
    await ask('deleteIntegration', 404);
  });
});

describe('the rest', () => {
  it('validates conditions', async () => {
    const examples = operationById('validateConditions').operation.requestBody?.content['application/json'].examples;
    for (const { value } of Object.values(examples ?? {})) await ask('validateConditions', 200, { body: value });
    for (const conditions of [5, [{ children: [{ on: 'webhook' }] }], [{ type: 'X', other: 1 }]])
      await ask('validateConditions', 200, { body: { conditions } });
  });

  it('manages environments and keys', async () => {
    await ask('listEnvironments', 200);
    const headers = { 'idempotency-key': 'staging' };
    const { value: staging } = exampleBody('createEnvironment');
    const made = (await ask('createEnvironment', 201, { body: staging, headers })).body as { id: string };
    expect((await ask('createEnvironment', 201, { body: staging, headers })).body).toEqual(made);
    await ask('createEnvironment', 409, { body: staging });
    await ask('createEnvironment', 422, { body: { name: '', color: 'pink' } });
    const path = { id: made.id };
    await ask('updateEnvironment', 200, { path, body: exampleBody('updateEnvironment').value });
    await ask('updateEnvironment', 400, { path, body: {} });
    await ask('updateEnvironment', 404, { path: { id: 'nothing' }, body: { color: 'red' } });
    await ask('updateEnvironment', 409, { path, body: { name: 'Production' } });
    await ask('updateEnvironment', 422, { path, body: { color: 'pink' } });
    const key = { ...(exampleBody('createApiKey').value as object), environmentId: made.id };
    const first = (await ask('createApiKey', 201, { body: key, headers })).body as { id: string; key?: string };
    const replay = (await ask('createApiKey', 201, { body: key, headers })).body as { id: string; key?: string };
    expect([replay.id, replay.key]).toEqual([first.id, undefined]);
    await ask('createApiKey', 422, { body: { ...key, scopes: [] } });
    await ask('listApiKeys', 200);
    await ask('revokeApiKey', 204, { path: { id: first.id } });
    await ask('revokeApiKey', 404, { path: { id: first.id } });
  });

  it('gives every provider to everyone', async () => {
    await ask('listProviders', 200, { key: null });
    await ask('getProvider', 200, { key: null });
    await ask('getProvider', 404, { key: null, path: { id: 'nothing' } });
    await ask('getOpenApiDocument', 200, { key: null });
    await ask('getHealth', 200, { key: null });
    await ask('getReadiness', 200, { key: null });
  });
});

describe('bodies generated from the document', () => {
  const place = ['components', 'schemas', 'CreateIntegration'];
  const schema = OPENAPI_DOCUMENT.components.schemas['CreateIntegration'] ?? {};

  it('never cause a server error, and each answer matches the document', async () => {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(valuesOf(schema), fc.boolean(), async (made, fit) => {
        expect(complaints(place, made)).toEqual([]);
        // Left to chance, the channel fits the provider in one of five.
        const provider = fit ? { providerId: 'resend', channel: 'email' } : {};
        const environment = fit ? { _environmentId: world.environmentId } : {};
        const body = { ...(made as object), ...provider, ...environment, check: false };
        const answer = await call('/v1/integrations', { method: 'POST', key: world.key, body });
        expect(answer.status, answer.text).toBeLessThan(500);
        expectDocumented(operationById('createIntegration'), answer);
        statuses.add(answer.status);
      }),
      { seed: 20260310, numRuns: 120 },
    );
    // If all were refused, the bodies would prove little.
    expect([...statuses]).toEqual(expect.arrayContaining([201, 422]));
  });
});

it('every documented status was seen, except those that no request can cause', () => {
  // A running database and a fast server return none of these, and no request here can force them.
  const unprovoked = new Set(['429', '500', '503']);
  // Only lost encryption keys cause this.
  seen.add('checkIntegration 409');
  // Only a concurrent request causes these.
  const stillRunning = new Set(
    OPERATIONS.filter(({ operation }) => '$ref' in (operation.responses['409'] ?? {})).map(
      ({ operation }) => `${operation.operationId} 409`,
    ),
  );
  const missing = OPERATIONS.flatMap(({ operation }) =>
    Object.keys(operation.responses)
      .filter((status) => !unprovoked.has(status))
      .map((status) => `${operation.operationId} ${status}`),
  ).filter((each) => !seen.has(each) && !stillRunning.has(each));
  expect(missing).toEqual([]);
});

/** The first example of an operation's body. */
function exampleBody(id: string): { readonly value: unknown } {
  const examples = operationById(id).operation.requestBody?.content['application/json'].examples ?? {};
  return Object.values(examples)[0] ?? { value: undefined };
}

/** The keys of a value, at any depth: what an example and a real answer have in common. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
}
