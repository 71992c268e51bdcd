import { afterEach, expect, it } from 'vitest';

import { api } from '@/lib/api/app';
import { call, errorOf } from '@/tests/api-client';
import { createWorld } from '@/tests/world';

const TOKEN = 'metrics-token-of-the-test';
afterEach(() => {
  delete process.env['SIGNALBOX_METRICS_TOKEN'];
});

it('does not exist unless the server has a token, and refuses every other token', async () => {
  errorOf(await call('/metrics'), 404);
  errorOf(await call('/metrics', { headers: { authorization: 'Bearer undefined' } }), 404);
  process.env['SIGNALBOX_METRICS_TOKEN'] = TOKEN;
  for (const authorization of ['', 'Bearer', 'Bearer wrong', `ApiKey ${TOKEN}`, `Bearer ${TOKEN}x`])
    errorOf(await call('/metrics', { headers: { authorization } }), 401);
  errorOf(await call('/metrics', { method: 'POST' }), 405);
});

it('counts requests by method, route and status, and holds no part of a path', async () => {
  process.env['SIGNALBOX_METRICS_TOKEN'] = TOKEN;
  const { key } = await createWorld();
  await call('/v1/integrations/somebody-elses-secret', { key });
  await call('/nowhere/somebody-elses-secret', { key });
  await api.request('/v1/integrations', { method: 'SECRETMETHOD' });
  const answer = await api.request('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(text).toMatch(
    /signalbox_http_request_duration_seconds_count\{method="GET",route="\/v1\/integrations\/:id",status="404"\} 1\n/,
  );
  expect(text).toContain('signalbox_process_resident_memory_bytes');
  expect(text).not.toMatch(/secret/i);
});
