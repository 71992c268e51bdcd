import type { Actor } from '@/lib/server/context';
import { requestLog } from '@/lib/server/log';
import { countRequest } from '@/lib/server/metrics';

/** What every answer of the API carries, besides its request id. */
export const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

interface AnsweredRequest {
  readonly requestId: string;
  readonly actor: Actor | undefined;
  readonly method: string;
  /** The pattern, never the path: a path holds what anyone sends. */
  readonly route: string;
  readonly status: number;
  /** When it began, by `performance.now()`. */
  readonly started: number;
}

/** Counts an answered request and writes its line of the log. */
export function recordRequest({ requestId, actor, method, route, status, started }: AnsweredRequest): void {
  const ms = performance.now() - started;
  countRequest(method, route, status, ms);
  requestLog.info({ requestId, actor, method, route, status, durationMs: Math.round(ms * 10) / 10 }, 'request');
}
