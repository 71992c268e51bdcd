import 'server-only';

import { setImmediate } from 'node:timers/promises';

import type { Actor } from '@/lib/server/context';
import { requestLog } from '@/lib/server/log';
import { countRequest } from '@/lib/server/metrics';

import { together } from './together';

/** Headers of every API answer, in addition to the request id. */
export const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

interface AnsweredRequest {
  readonly requestId: string;
  readonly actor: Actor | undefined;
  readonly method: string;
  /** The pattern, never the path: a path holds arbitrary input. */
  readonly route: string;
  readonly status: number;
  /** The start time, by `performance.now()`. */
  readonly started: number;
}

/** Counts an answered request and writes its log line, after this turn's answers are sent. */
export function recordRequest(request: AnsweredRequest): void {
  note({ request, ms: performance.now() - request.started });
}

const note = together(async ({ request, ms }: { readonly request: AnsweredRequest; readonly ms: number }) => {
  const { requestId, actor, method, route, status } = request;
  countRequest(method, route, status, ms);
  const line = { requestId, actor, method, route, status, durationMs: Math.round(ms * 10) / 10 };
  requestLog[isPassedProbe(request) ? 'debug' : 'info'](line, 'request');
});

const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/** Every few seconds the same line, for ever: it would bury the others. */
const isPassedProbe = ({ route, status }: AnsweredRequest) => PROBES.has(route) && status === 200;

/** Resolves when all earlier answers are counted. */
export async function allRecorded(): Promise<void> {
  await setImmediate();
}
