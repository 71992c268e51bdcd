import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';

import { createOutbound, type Outbound } from '@/lib/checks/outbound';
import { parseOutboundAllow } from '@/lib/server/outbound-allow';

import { type Certificate, type CertificateKind, createAuthority } from './authority';

/** A request as it arrived. */
export interface Received {
  /** `METHOD host/path`, without the query. */
  readonly place: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface StandInAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `hang`: never answers. */
export type Answering = (received: Received) => StandInAnswer | 'hang' | Promise<StandInAnswer>;

/** Stands in for every vendor: an HTTPS server (HTTP/1.1 and HTTP/2) on loopback, with its own authority. */
export interface StandIn {
  /** A way out that leads to it, whatever the host. */
  readonly outbound: Outbound;
  /** Where it listens on loopback. */
  readonly port: number;
  /** Issues a certificate that its outbound trusts. */
  issue(host: string): Promise<Certificate>;
  /** Sets the answers from now on, and the certificate. */
  play(answering: Answering, certificate?: CertificateKind): void;
  /** The requests since `play`. */
  readonly received: readonly Received[];
  close(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const authority = await createAuthority();
  const sockets = new Set<Socket>();
  let received: Received[] = [];
  let answering: Answering = () => ({ status: 404, headers: {}, body: '' });
  let kind: CertificateKind = 'good';

  const server = createSecureServer({
    ...(await authority.issue('127.0.0.1')),
    allowHTTP1: true,
    SNICallback: (name, callback) => {
      void present(name, callback);
    },
  });
  server.on('request', (request, response) => void answer(request, response));
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // In some tests the client refuses the certificate on purpose.
  server.on('tlsClientError', () => undefined).on('sessionError', () => undefined);

  async function present(
    name: string,
    callback: (error: Error | null, context?: SecureContext) => void,
  ): Promise<void> {
    callback(null, createSecureContext(await authority.issue(name, kind)));
  }

  async function answer(request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> {
    const arrived = await read(request);
    received.push(arrived);
    const told = await answering(arrived);
    if (told === 'hang') return;
    response.writeHead(told.status, told.headers);
    response.end(told.body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const allow = parseOutboundAllow('127.0.0.0/8');
  if (!allow) throw new Error('The allow list of the tests is not one.');
  return {
    port,
    issue: (host) => authority.issue(host),
    outbound: createOutbound({
      allow,
      lookup: () => Promise.resolve(['127.0.0.1']),
      ca: [authority.ca],
      portFor: () => port,
    }),
    play(next, certificate = 'good') {
      received = [];
      answering = next;
      kind = certificate;
    },
    get received() {
      return received;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function read(request: Http2ServerRequest): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url, 'https://stand-in.invalid');
  const headers = Object.fromEntries(
    Object.entries(request.headers)
      .filter(([name]) => !name.startsWith(':'))
      .map(([name, value]) => [name, String(value)]),
  );
  return {
    place: `${request.method} ${request.authority || headers['host'] || ''}${url.pathname}`,
    query: Object.fromEntries(url.searchParams),
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
