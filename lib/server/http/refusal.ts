import 'server-only';

import type { ServerResponse } from 'node:http';

import { OWN_ANSWER } from '@/lib/text/own-answer';

/** A request that is answered before Next or the API sees it. */
export interface Refusal {
  readonly status: number;
  /** A sentence for the person; empty for a status without a body. */
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a refusal as plain text, which Next's client turns into the error of an action. */
export function sendRefusal(response: ServerResponse, { status, text, headers = {} }: Refusal): void {
  if (text === '') {
    response.writeHead(status, headers).end();
    return;
  }
  const body = `${OWN_ANSWER}${text}\n`;
  response.writeHead(status, {
    // Exactly this type, without a charset: Next's client ignores the text of any other.
    'Content-Type': 'text/plain',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(body);
}
