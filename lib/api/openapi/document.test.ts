import { describe, expect, it } from 'vitest';

import { api } from '@/lib/api/app';
import { OPERATORS } from '@/lib/conditions/operators';
import { createIntegrationSchema } from '@/lib/integrations/schema';
import { PROVIDERS } from '@/lib/providers';
import { log } from '@/lib/server/log';
import { call, errorOf } from '@/tests/api-client';
import { complaints, deref, OPERATIONS } from '@/tests/contract';
import sourceExample from '@/tests/source-example.json' with { type: 'json' };

import { OPENAPI_DOCUMENT } from './document';
import type { Response } from './types';

log.level = 'silent';

/** Served next to the API, for monitoring. */
const UNDOCUMENTED = new Set(['get /metrics']);

describe('the document', () => {
  it('has every route of the app, and no other', () => {
    const routes = api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect([...new Set(routes)].filter((route) => !UNDOCUMENTED.has(route)).toSorted()).toEqual(
      OPERATIONS.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
  });

  it('has every operator in each of its lists: requests, stored conditions, traces', () => {
    const enums = [...JSON.stringify(OPENAPI_DOCUMENT).matchAll(/"operator":\{[^{}]*"enum":(\[[^\]]*\])/g)];
    expect(enums).toHaveLength(3);
    for (const [, names = ''] of enums) expect(JSON.parse(names)).toEqual(OPERATORS);
  });

  it('contains everything it refers to', () => {
    const refs = [...JSON.stringify(OPENAPI_DOCUMENT).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of new Set(refs)) {
      expect(ref).toMatch(/^#\/components\/(schemas|headers|responses)\/[A-Za-z-]+$/);
      expect(deref<object>({ $ref: ref }), ref).toBeDefined();
    }
  });

  it('holds no unused schema, header or response, except the answer to a wrong method', () => {
    const text = JSON.stringify(OPENAPI_DOCUMENT);
    const { schemas, headers, responses } = OPENAPI_DOCUMENT.components;
    const unused = Object.entries({ schemas, headers, responses }).flatMap(([kind, named]) =>
      Object.keys(named).filter((name) => !text.includes(`"#/components/${kind}/${name}"`)),
    );
    expect(unused).toEqual(['MethodNotAllowed']);
  });

  it('names each operation once, with a description, a known tag, and every parameter of its path', () => {
    const ids = OPERATIONS.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = OPENAPI_DOCUMENT.tags.map(({ name }) => name);
    for (const { path, operation } of OPERATIONS) {
      expect(tags).toContain(operation.tags[0]);
      expect(operation.summary).not.toMatch(/\.$/);
      expect(operation.description).toMatch(/\.$/);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((each) => each.in === 'path' && each.required);
      expect(declared.map(({ name }) => name)).toEqual(inPath);
    }
  });

  it('has an example of every body and answer, and each fits its schema', () => {
    for (const { path, method, operation } of OPERATIONS) {
      const body = operation.requestBody?.content['application/json'];
      const bodyPlace = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'];
      for (const [name, { value }] of Object.entries(body?.examples ?? {}))
        expect(complaints(bodyPlace, value), `${operation.operationId} ${name}`).toEqual([]);
      if (body) expect(Object.keys(body.examples ?? {})).not.toEqual([]);
      for (const [status, response] of Object.entries(operation.responses)) {
        const place =
          '$ref' in response ? response.$ref.slice(2).split('/') : ['paths', path, method, 'responses', status];
        const { content } = deref<Response>(response);
        if (!content) continue;
        const examples = Object.values(content['application/json'].examples ?? {});
        expect(examples, `${operation.operationId} ${status}`).not.toEqual([]);
        for (const { value } of examples) {
          expect(complaints([...place, 'content', 'application/json', 'schema'], value)).toEqual([]);
          if (Number(status) >= 400 && operation.operationId !== 'getReadiness')
            expect(value).toMatchObject({ statusCode: Number(status) });
        }
      }
    }
  });

  it('accepts the body of the source page, and refuses what the server refuses', () => {
    const { request } = sourceExample;
    const place = ['components', 'schemas', 'CreateIntegration'];
    expect(complaints(place, { ...request, providerId: 'novu' })).toEqual([]);
    const bad: Record<string, unknown>[] = [
      { name: ' ' },
      { name: 'x'.repeat(121) },
      { name: '' },
      { identifier: 'a b' },
      { identifier: 'active' },
      { identifier: 'x'.repeat(81) },
      { channel: 'fax' },
      { active: 'true' },
      { credentials: { apikey: 'x' } },
      { credentials: { apiKey: 5 } },
      { conditions: [{ children: [{ on: 'payload', field: 'x', operator: 'SAME' }] }] },
      { conditions: [{ children: [{ children: [{ children: [{ on: 'webhook' }] }] }] }] },
      { unknown: true },
    ];
    for (const change of bad) {
      expect(complaints(place, { ...request, providerId: 'novu', ...change }), JSON.stringify(change)).not.toEqual([]);
      const parsed = createIntegrationSchema.safeParse({ ...request, providerId: 'novu', ...change });
      if (!('credentials' in change)) expect(parsed.success, JSON.stringify(change)).toBe(false);
    }
  });

  it('knows every provider', () => {
    for (const { id, channel } of PROVIDERS)
      expect(complaints(['components', 'schemas', 'CreateIntegration'], { providerId: id, channel })).toEqual([]);
  });
});

describe('GET /v1/openapi.json', () => {
  it('is public, and its ETag shows when it is unchanged', async () => {
    const first = await call('/v1/openapi.json');
    expect(first.status).toBe(200);
    expect(first.body).toEqual(JSON.parse(JSON.stringify(OPENAPI_DOCUMENT)));
    expect(first.headers.get('content-type')).toBe('application/json');
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await call('/v1/openapi.json', { headers: { 'if-none-match': tag } });
      expect([again.status, again.text, again.headers.get('cache-control')]).toEqual([304, '', 'public, no-cache']);
    }
    expect((await call('/v1/openapi.json', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    expect((await call('/v1/openapi.json', { method: 'HEAD' })).text).toBe('');
  });

  it('has no other method', async () => {
    const answer = await call('/v1/openapi.json', { method: 'POST' });
    expect(errorOf(answer, 405)).toMatchObject({ code: 'method_not_allowed' });
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  });
});
