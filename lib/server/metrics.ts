import 'server-only';

import { createHash, timingSafeEqual } from 'node:crypto';

import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

import { perProcess } from './per-process';

/** This process's own counters, in the format Prometheus reads. */
const { registry, requests, checks } = perProcess('metrics', () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'signalbox_' });
  return {
    registry,
    requests: new Histogram({
      name: 'signalbox_http_request_duration_seconds',
      help: 'Requests to the REST API by method, route and status.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    }),
    checks: new Counter({
      name: 'signalbox_checks_total',
      help: 'Checks of credentials by provider and cause.',
      labelNames: ['provider', 'cause'] as const,
      registers: [registry],
    }),
  };
});

/** Methods with their own label; all others share one. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counts an answered request. `route` is the pattern, never the path: a path holds arbitrary input. */
export function countRequest(method: string, route: string, status: number, durationMs: number): void {
  const labels = { method: METHODS.has(method) ? method : 'other', route, status: String(status) };
  requests.observe(labels, durationMs / 1000);
}

export function countCheck(provider: string, cause: string): void {
  checks.inc({ provider, cause });
}

/** All metrics in Prometheus' text format, and its content type. */
export async function renderMetrics(): Promise<{ text: string; contentType: string }> {
  return { text: await registry.metrics(), contentType: registry.contentType };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Whether a token equals SIGNALBOX_METRICS_TOKEN; null if none is set. Runs in constant time. */
export function isMetricsToken(token: string): boolean | null {
  const expected = process.env['SIGNALBOX_METRICS_TOKEN'];
  return expected ? timingSafeEqual(sha256(token), sha256(expected)) : null;
}
