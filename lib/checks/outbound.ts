import 'server-only';

import { lookup as systemLookup } from 'node:dns/promises';
import net from 'node:net';
import tls from 'node:tls';

import type { OutboundAllow } from '@/lib/server/outbound-allow';
import { parseAddress } from '@/lib/server/outbound-allow';
import { parseUrl } from '@/lib/text/parse-url';

import { type AddressClass, classifyAddress, classifyName } from './address';
import { OutboundError } from './outbound-error';
import { openTunnel, type ProxyFor } from './proxy';

/**
 * All addresses of a name, in the order to try them.
 * @internal
 */
export type Lookup = (name: string) => Promise<readonly string[]>;

export interface OutboundOptions {
  readonly allow: OutboundAllow;
  /** Default: the system's resolver, as `getaddrinfo` gives it (hosts file included). */
  readonly lookup?: Lookup;
  /** Authorities to trust instead of Node's own and those of NODE_EXTRA_CA_CERTS. */
  readonly ca?: readonly string[];
  /** The port to connect to instead of the requested one. */
  readonly portFor?: (host: string, port: number) => number;
  /** Opens a TCP connection to an address. */
  readonly open?: (address: string, port: number) => net.Socket;
  /** The proxy for HTTP requests. Default: none. */
  readonly proxyFor?: ProxyFor;
}

interface Destination {
  /** A name or an address, as a person or a URL provides it. */
  readonly host: string;
  readonly port: number;
  /** The connection is for plain HTTP: only hosts on the allow list may be contacted this way. */
  readonly plain?: true;
}

/**
 * The product's only way out: resolves names, checks every address, and connects only to checked ones. Through a proxy,
 * only the name is checked: the proxy resolves it.
 */
export interface Outbound {
  /** Opens a TCP connection; a proxy is used only for plain HTTP. Throws OutboundError. */
  connect(destination: Destination, signal: AbortSignal): Promise<net.Socket>;
  /** Opens a verified TLS connection for HTTPS, through the proxy if there is one. Throws OutboundError. */
  connectTls(destination: Destination, signal: AbortSignal, alpn: readonly string[]): Promise<tls.TLSSocket>;
  /** What TLS trusts in addition to Node's defaults; for protocols that start TLS themselves. */
  readonly ca: readonly string[] | undefined;
}

/** The most addresses of a name to try; each except the last gets a share of the time. */
const MOST_ADDRESSES = 4;
const ADDRESS_TIMEOUT_MS = 2_500;

/** Creates a way out with its own rules. The process has one, created from the environment (./process-outbound). */
export function createOutbound(options: OutboundOptions): Outbound {
  const { ca, portFor = (_host, port) => port, open = openSocket, proxyFor = () => null } = options;

  async function direct({ host, port, plain }: Destination, signal: AbortSignal): Promise<net.Socket> {
    const name = canonicalHost(host);
    const addresses = await resolve(name, plain ?? false, options, signal);
    return firstSocket(addresses, (address) => open(address, portFor(name, port)), signal);
  }

  async function forHttp(destination: Destination, signal: AbortSignal): Promise<net.Socket> {
    const { port, plain } = destination;
    const host = canonicalHost(destination.host);
    const proxy = proxyFor(plain ? 'http' : 'https', host, port);
    if (!proxy) return direct(destination, signal);
    refuse([classifyName(host, options.allow)], plain ?? false);
    return openTunnel(proxy, { host, port }, ca, signal);
  }

  return {
    ca,
    connect: (destination, signal) => (destination.plain ? forHttp : direct)(destination, signal),
    async connectTls(destination, signal, alpn) {
      const socket = await forHttp(destination, signal);
      return secure(socket, canonicalHost(destination.host), { alpn, ca }, signal);
    },
  };
}

const openSocket = (address: string, port: number) => net.connect({ host: address, port });

const lookupAll: Lookup = async (name) =>
  (await systemLookup(name, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * A host in its canonical form, without brackets and trailing dot: `0x7f.1` and `127。0。0。1` are 127.0.0.1. Throws
 * OutboundError if the text is not a bare host: with user, port, path, zone.
 */
export function canonicalHost(text: string): string {
  const authority = text.includes(':') && !text.startsWith('[') ? `[${text}]` : text;
  const url = /[/\\?#@\s]/u.test(text) ? null : parseUrl(`http://${authority}/`);
  const host = url?.port === '' ? url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '') : '';
  // The parser hides a port that is the scheme's default.
  if (host === '' || /:\d*$/.test(authority)) throw new OutboundError('dns', 'EBADHOST');
  return host;
}

/** The checked addresses of a name. One refused address refuses all, because we do not choose which one is used. */
async function resolve(
  name: string,
  plain: boolean,
  { allow, lookup = lookupAll }: OutboundOptions,
  signal: AbortSignal,
): Promise<string[]> {
  const literal = parseAddress(name);
  const addresses = literal ? [name] : await orAbort(lookup(name), signal, 'dns');
  if (addresses.length === 0) throw new OutboundError('dns', 'ENOTFOUND');
  refuse(
    addresses.map((address) => classifyAddress(address, allow, allow.hosts.includes(name))),
    plain,
  );
  return addresses.slice(0, MOST_ADDRESSES);
}

function refuse(classes: readonly AddressClass[], plain: boolean): void {
  const refusal = worst(classes, plain);
  if (refusal) throw new OutboundError('policy', refusal);
}

function worst(classes: readonly AddressClass[], plain: boolean): 'NEVER' | 'REFUSED' | 'PLAIN' | null {
  if (classes.includes('never')) return 'NEVER';
  if (classes.includes('refused')) return 'REFUSED';
  return plain && classes.includes('public') ? 'PLAIN' : null;
}

/** The first address that answers, tried in sequence. */
async function firstSocket(
  addresses: readonly string[],
  open: (address: string) => net.Socket,
  signal: AbortSignal,
): Promise<net.Socket> {
  let failure: unknown;
  for (const [index, address] of addresses.entries()) {
    const isLast = index === addresses.length - 1;
    const limit = isLast ? signal : AbortSignal.any([signal, AbortSignal.timeout(ADDRESS_TIMEOUT_MS)]);
    const socket = open(address);
    try {
      await untilEvent(socket, 'connect', limit, 'tcp');
      return socket;
    } catch (error) {
      failure = error;
      if (signal.aborted) break;
    }
  }
  throw failure;
}

async function secure(
  socket: net.Socket,
  host: string,
  { alpn, ca }: { alpn: readonly string[]; ca: readonly string[] | undefined },
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  const secured = tls.connect({
    socket,
    // The name that the certificate must have; SNI knows only names.
    host,
    ...(net.isIP(host) ? {} : { servername: host }),
    ALPNProtocols: [...alpn],
    rejectUnauthorized: true,
    // If absent, Node's own and NODE_EXTRA_CA_CERTS apply.
    ...(ca ? { ca: [...ca] } : {}),
  });
  await untilEvent(secured, 'secureConnect', signal, 'tls');
  return secured;
}

/** Waits for an event of a socket; any other outcome destroys the socket and is thrown as OutboundError. */
function untilEvent(socket: net.Socket, event: string, signal: AbortSignal, stage: 'tcp' | 'tls'): Promise<void> {
  return new Promise((resolvePromise, reject) => {
    const fail = (code: string) => {
      finish();
      // Later errors are ignored.
      socket.on('error', () => undefined);
      socket.destroy();
      reject(new OutboundError(stage, code));
    };
    const onError = (error: NodeJS.ErrnoException) => fail(error.code ?? 'ERROR');
    const onClose = () => fail('ECONNRESET');
    const onAbort = () => fail('ETIMEDOUT');
    const onEvent = () => {
      finish();
      resolvePromise();
    };
    const finish = () => {
      socket.off(event, onEvent).off('error', onError).off('close', onClose);
      signal.removeEventListener('abort', onAbort);
    };
    socket.once(event, onEvent).once('error', onError).once('close', onClose);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Waits for a promise or the end of the time limit. A rejection is reported as an error of the stage. */
export function orAbort<T>(promise: Promise<T>, signal: AbortSignal, stage: 'dns' | 'http'): Promise<T> {
  return new Promise((resolvePromise, reject) => {
    const onAbort = () => reject(new OutboundError(stage, 'ETIMEDOUT'));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    promise
      .then(resolvePromise, (error: NodeJS.ErrnoException) =>
        reject(error instanceof OutboundError ? error : new OutboundError(stage, error.code ?? 'ERROR')),
      )
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}
