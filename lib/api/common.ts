import 'server-only';

import { setImmediate } from 'node:timers/promises';

import type { Actor } from '@/lib/server/context';
import { requestLog } from '@/lib/server/log';
import { countRequest } from '@/lib/server/metrics';

import { together } from './together';

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

/** Counts an answered request and writes its line of the log, once the turn's answers are on their way. */
export function recordRequest(request: AnsweredRequest): void {
  note({ request, ms: performance.now() - request.started });
}

const note = together(async ({ request, ms }: { readonly request: AnsweredRequest; readonly ms: number }) => {
  const { requestId, actor, method, route, status } = request;
  countRequest(method, route, status, ms);
  requestLog.info({ requestId, actor, method, route, status, durationMs: Math.round(ms * 10) / 10 }, 'request');
});

/** Resolves when all that was answered before is counted. */
export async function allRecorded(): Promise<void> {
  await setImmediate();
}
