import 'server-only';

import http2 from 'node:http2';

import { Client } from 'undici';

import type { CheckAnswer } from '@/lib/catalogue/check';

import type { WireRequest } from './http-request';
import { type Outbound, orAbort } from './outbound';
import { OutboundError } from './outbound-error';

/** The most of an answer's body that is read. */
const BODY_LIMIT_BYTES = 64 * 1024;

/** Sends one request and reads its answer, without redirects or cookies. Throws OutboundError. */
export async function exchange(request: WireRequest, outbound: Outbound, signal: AbortSignal): Promise<CheckAnswer> {
  const { url } = request;
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw new OutboundError('dns', 'EBADHOST');
  return request.http2 ? overHttp2(request, outbound, signal) : overHttp1(request, outbound, signal);
}

function open({ url, http2: two }: WireRequest, outbound: Outbound, signal: AbortSignal) {
  const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
  return url.protocol === 'http:'
    ? outbound.connect({ host: url.hostname, port, plain: true }, signal)
    : outbound.connectTls({ host: url.hostname, port }, signal, two ? ['h2'] : ['http/1.1']);
}

async function overHttp1(request: WireRequest, outbound: Outbound, signal: AbortSignal): Promise<CheckAnswer> {
  const { method, url, headers, body } = request;
  const socket = await open(request, outbound, signal);
  // The one checked socket: a client that loses it must not open another.
  let isUsed = false;
  const client = new Client(url.origin, {
    maxHeaderSize: 16 * 1024,
    connect: (_options, callback) => {
      const again = isUsed;
      isUsed = true;
      // Deferred: undici would miss a synchronous callback and not continue.
      queueMicrotask(() => (again ? callback(new OutboundError('http', 'ECONNRESET'), null) : callback(null, socket)));
    },
  });
  try {
    const answer = await orAbort(
      client.request({
        method,
        path: `${url.pathname}${url.search}`,
        headers: { ...headers },
        body: body === '' ? null : body,
        signal,
      }),
      signal,
      'http',
    );
    const read = await orAbort(readBody(answer.body), signal, 'http');
    return toAnswer(answer.statusCode, answer.headers, read);
  } finally {
    socket.on('error', () => undefined);
    await client.destroy().catch(() => undefined);
    socket.destroy();
  }
}

async function overHttp2(request: WireRequest, outbound: Outbound, signal: AbortSignal): Promise<CheckAnswer> {
  const { method, url, headers, body } = request;
  const socket = await open(request, outbound, signal);
  if (!('alpnProtocol' in socket) || socket.alpnProtocol !== 'h2') {
    socket.destroy();
    throw new OutboundError('http', 'EPROTO');
  }
  const session = http2.connect(url.origin, { createConnection: () => socket });
  session.on('error', () => undefined);
  try {
    const stream = session.request({
      ':method': method,
      // Without the port that Node would add.
      ':authority': url.host,
      ':path': `${url.pathname}${url.search}`,
      ...headers,
    });
    const head = new Promise<http2.IncomingHttpHeaders & http2.IncomingHttpStatusHeader>((resolve, reject) => {
      stream.once('response', resolve).once('error', reject);
      stream.once('close', () => reject(new OutboundError('http', 'ECONNRESET')));
      session.once('close', () => reject(new OutboundError('http', 'ECONNRESET')));
    });
    stream.end(body === '' ? undefined : body);
    const answer = await orAbort(head, signal, 'http');
    const read = await orAbort(readBody(stream), signal, 'http');
    return toAnswer(answer[':status'] ?? 0, answer, read);
  } finally {
    session.destroy();
    socket.destroy();
  }
}

interface Body {
  readonly text: string;
  readonly isCut: boolean;
}

/** Reads the first 64 KiB and does not wait for the rest. */
async function readBody(body: AsyncIterable<Buffer>): Promise<Body> {
  const chunks: Buffer[] = [];
  let left = BODY_LIMIT_BYTES;
  for await (const chunk of body) {
    chunks.push(chunk.subarray(0, left));
    left -= chunk.byteLength;
    if (left < 0) break;
  }
  return { text: Buffer.concat(chunks).toString('utf8'), isCut: left < 0 };
}

function toAnswer(
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  { text, isCut }: Body,
): CheckAnswer {
  const header = (name: string) => {
    const value = headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const contentType = (header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return {
    status,
    contentType,
    header,
    text,
    json: isCut ? undefined : parseJson(text),
    ...(isCut ? { isCut: true as const } : {}),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
