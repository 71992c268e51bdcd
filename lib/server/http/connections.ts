import 'server-only';

import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import { OWN_ANSWER } from '@/lib/text/own-answer';

/** How long a request may take to arrive. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Above this, new connections are closed: an idle one costs some 20 kB. */
const MOST_CONNECTIONS = 5_000;

/** The limits of the server's connections. In: how long an idle one stays open. */
export function limitConnections(server: Server, keepAliveSeconds: number): void {
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = keepAliveSeconds * 1000;
  server.maxConnections = MOST_CONNECTIONS;
  server.on('clientError', answerClientError);
}

/** How long, and how much of, what a refused caller still sends is read. */
const LINGER_MS = 2_000;
const LINGER_BYTES = 1024 * 1024;

/**
 * Answers what Node's parser refuses. Node itself closes the connection at once; while bytes are unread, the caller's
 * system then drops the answer and reports a reset. So the connection is read a little longer.
 */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  // Half an answer went out, or nobody is there.
  const current = (socket as Socket & { _httpMessage?: { headersSent: boolean } })._httpMessage;
  if (!socket.writable || error.code === 'ECONNRESET' || current?.headersSent) {
    socket.destroy();
    return;
  }
  socket.end(answerTo(error.code));
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  timer.unref();
  let size = 0;
  socket.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LINGER_BYTES) socket.destroy();
  });
  socket.on('close', () => clearTimeout(timer));
  socket.on('error', () => socket.destroy());
  socket.resume();
}

function answerTo(code: string | undefined): string {
  const [status, text] = refusalOf(code);
  const body = `${OWN_ANSWER}${text}\n`;
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: text/plain',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

function refusalOf(code: string | undefined): readonly [number, string] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'The head of the request has more than 16 KiB.'];
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return [413, 'The chunk extensions of the request are too large.'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'The request took too long to arrive.'];
  return [400, 'This is not an HTTP request.'];
}
