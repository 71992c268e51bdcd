import 'server-only';

import type net from 'node:net';

import { buildConnector, Client } from 'undici';

import { parseAddress, parseOutboundAllow } from '@/lib/server/outbound-allow';
import { parseUrl } from '@/lib/text/parse-url';

import { OutboundError } from './outbound-error';

/** The proxy for a request to a host over http or https; null: none. Throws OutboundError if it is not a proxy URL. */
export type ProxyFor = (scheme: 'http' | 'https', host: string, port: number) => URL | null;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in lower case too; the lower-case name wins, as in curl. */
export function proxyFromEnvironment(env: Environment): ProxyFor {
  const read = (name: string) => (env[name.toLowerCase()] || env[name] || '').trim();
  const proxies = { https: read('HTTPS_PROXY'), http: read('HTTP_PROXY') };
  const isExempt = exemptions(read('NO_PROXY'));
  return (scheme, host, port) => {
    const text = proxies[scheme];
    if (text === '' || isThisMachine(host) || isExempt(host, port)) return null;
    const url = parseUrl(text.includes('://') ? text : `http://${text}`);
    if (!url || !/^https?:$/.test(url.protocol)) throw new OutboundError('proxy', 'EBADPROXY');
    return url;
  };
}

/** Loopback as a proxy sees it is another machine. */
function isThisMachine(host: string): boolean {
  return /(?:^|\.)localhost$/.test(host) || parseAddress(host)?.range() === 'loopback';
}

/** NO_PROXY: names (with all names below them), addresses and networks, each with an optional port; `*` is everything. */
function exemptions(text: string): (host: string, port: number) => boolean {
  const tests = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map(exemption);
  return (host, port) => tests.some((test) => test(host, port));
}

function exemption(entry: string): (host: string, port: number) => boolean {
  if (entry === '*') return () => true;
  const networks = parseOutboundAllow(entry)?.networks ?? [];
  if (networks.length > 0) {
    return (host) => {
      const address = parseAddress(host);
      return networks.some(([network, bits]) => address?.kind() === network.kind() && address.match([network, bits]));
    };
  }
  const { name = '', port: only } = /^(?<name>.*?)(?::(?<port>\d+))?$/.exec(entry)?.groups ?? {};
  const base = name.replace(/^\*?\./, '').replace(/\.$/, '');
  return (host, port) => (host === base || host.endsWith(`.${base}`)) && (only === undefined || Number(only) === port);
}

/** Opens a tunnel to a host through a proxy (CONNECT). Throws OutboundError, which never holds the proxy's address. */
export async function openTunnel(
  proxy: URL,
  { host, port }: { host: string; port: number },
  ca: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<net.Socket> {
  const path = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const connect = buildConnector(ca ? { ca: [...ca] } : {});
  const client = new Client(proxy.origin, {
    maxHeaderSize: 16 * 1024,
    // undici would expect the certificate of the host that the tunnel leads to.
    connect: (options, callback) => connect({ ...options, servername: '', host: proxy.host }, callback),
  });
  try {
    const { statusCode, socket } = await client.connect({
      path,
      headers: { host: path, 'user-agent': 'Signalbox', ...authorization(proxy) },
      signal,
    });
    if (statusCode === 200) return socket as net.Socket;
    socket.on('error', () => undefined).destroy();
    throw new OutboundError('proxy', statusCode === 407 ? 'EPROXYAUTH' : 'EPROXYREFUSED');
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    throw new OutboundError('proxy', signal.aborted ? 'ETIMEDOUT' : ((error as NodeJS.ErrnoException).code ?? 'ERROR'));
  } finally {
    // The tunnel is no longer the client's.
    void client.destroy().catch(() => undefined);
  }
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decode(username)}:${decode(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
