import 'server-only';

import { Hono } from 'hono';

import { allRecorded } from '@/lib/api/common';
import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import type { ApiEnv } from '@/lib/api/types';
import { AppError } from '@/lib/server/errors';
import { isMetricsToken, renderMetrics } from '@/lib/server/metrics';

/** `/metrics` for Prometheus, with `Authorization: Bearer <SIGNALBOX_METRICS_TOKEN>`; 404 if no token is set. */
export const metrics = new Hono<ApiEnv>();

metrics.get('/metrics', async (c) => {
  const token = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const allowed = isMetricsToken(token);
  if (allowed === null) throw new AppError('not_found', 'There is no such route.');
  if (!allowed)
    throw new AppError('unauthorized', 'Send Authorization: Bearer <the SIGNALBOX_METRICS_TOKEN of this server>.');
  await allRecorded();
  const { text, contentType } = await renderMetrics();
  return c.body(text, 200, { 'Content-Type': contentType });
});

metrics.all('/metrics', methodNotAllowed('GET, HEAD'));
