import http from 'node:http';
import https from 'node:https';
import net from 'node:net';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { defineProvider } from '@/lib/catalogue/provider';
import { singleRequestCheck } from '@/lib/catalogue/single-request-check';
import { parseOutboundAllow } from '@/lib/server/outbound-allow';
import { type StandIn, startStandIn } from '@/tests/stand-in';

import { createOutbound, type OutboundOptions } from './outbound';
import { proxyFromEnvironment } from './proxy';
import { runCheck } from './runner';

const PASSWORD = 'pr0xy/p@ss';
const USER_INFO = `ada:${encodeURIComponent(PASSWORD)}`;

let standIn: StandIn;
/** What the proxy was asked to connect to, and with which authorization. */
const tunnels: { to: string; authorization: string | undefined }[] = [];
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());
beforeEach(() => {
  tunnels.length = 0;
  standIn.play(() => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' }));
});
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

/** A proxy on loopback that leads every tunnel to a port, or refuses it with a status. */
async function startProxy(
  { port, status = 200 }: { port?: number; status?: number } = {},
  server: http.Server | https.Server = http.createServer(),
): Promise<number> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => sockets.add(socket));
  server.on('connect', (request, client) => {
    tunnels.push({ to: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    client.on('error', () => undefined);
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const target = net.connect({ host: '127.0.0.1', port: port ?? standIn.port }, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    sockets.add(target);
    target.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  return (server.address() as net.AddressInfo).port;
}

/** The way out of a process with these variables, on a machine that resolves no name. */
function outboundOf(env: Readonly<Record<string, string>>, more: Partial<OutboundOptions> = {}) {
  return createOutbound({
    allow: { hosts: [], networks: [] },
    lookup: () => Promise.reject(Object.assign(new Error('offline'), { code: 'ENOTFOUND' })),
    ...(standIn.outbound.ca ? { ca: standIn.outbound.ca } : {}),
    proxyFor: proxyFromEnvironment(env),
    ...more,
  });
}

async function check(
  env: Readonly<Record<string, string>>,
  url = 'https://api.example.com/v1',
  more: Partial<OutboundOptions> = {},
  http2?: true,
) {
  const provider = defineProvider({
    id: 'test',
    channel: 'email',
    name: 'Test',
    docs: 'https://example.com',
    aliases: [],
    fields: [],
    check: singleRequestCheck({
      docs: 'https://example.com',
      needs: [],
      request: () => ({ method: 'GET', url, ...(http2 ? { http2 } : {}) }),
      expects: 'ok',
    }),
  });
  const verdict = await runCheck(provider, {}, { outbound: outboundOf(env, more), now: new Date() });
  expect(JSON.stringify(verdict)).not.toContain(PASSWORD);
  expect(JSON.stringify(verdict)).not.toContain(encodeURIComponent(PASSWORD));
  return verdict;
}

describe('a check behind a proxy', () => {
  it.each([undefined, true] as const)(
    'goes through the tunnel, and verifies the provider (HTTP/2: %s)',
    async (two) => {
      const HTTPS_PROXY = `http://${USER_INFO}@127.0.0.1:${await startProxy()}`;
      expect(await check({ HTTPS_PROXY }, undefined, {}, two)).toMatchObject({ cause: 'valid' });
      const authorization = `Basic ${Buffer.from(`ada:${PASSWORD}`).toString('base64')}`;
      expect(tunnels).toEqual([{ to: 'api.example.com:443', authorization }]);
      expect(standIn.received.map(({ place }) => place)).toEqual(['GET api.example.com/v1']);
      expect(standIn.received[0]?.headers).not.toHaveProperty('proxy-authorization');

      standIn.play(() => 'hang', 'other name');
      expect(await check({ HTTPS_PROXY }, undefined, {}, two)).toMatchObject({ cause: 'network_error' });
    },
  );

  it('speaks TLS to the proxy itself where its URL says so', async () => {
    const port = await startProxy({}, https.createServer(await standIn.issue('127.0.0.1')));
    expect(await check({ HTTPS_PROXY: `https://127.0.0.1:${port}` })).toMatchObject({ cause: 'valid' });
    expect(tunnels).toMatchObject([{ to: 'api.example.com:443' }]);
    const stranger = await startProxy({}, https.createServer(await standIn.issue('other.invalid')));
    const verdict = await check({ HTTPS_PROXY: `https://127.0.0.1:${stranger}` });
    expect(verdict.message).toContain('with the proxy (tls): its certificate is for another name');
  });

  it('says what is wrong with the proxy, and nothing about the credentials', async () => {
    const messageFor = async (proxy: string) => {
      const verdict = await check({ HTTPS_PROXY: proxy });
      expect(verdict).toMatchObject({ status: 'unknown', cause: 'network_error' });
      return verdict.message;
    };
    expect(await messageFor(`http://${USER_INFO}@127.0.0.1:${await startProxy({ status: 407 })}`)).toContain('407');
    expect(await messageFor(`http://127.0.0.1:${await startProxy({ status: 403 })}`)).toContain('refused');
    expect(await messageFor(`http://${USER_INFO}@127.0.0.1:1`)).toContain('Check HTTPS_PROXY');
    expect(await messageFor(`socks5://${USER_INFO}@127.0.0.1:1`)).toContain('not a URL');
    expect(standIn.received).toEqual([]);
  });

  it.each([
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://10.0.0.7/',
    'https://169.254.169.254/',
    'https://intranet/',
    'https://db.internal/',
    'https://nas.local/',
    'https://metadata.google.internal/',
    'http://public.example.com/',
  ])('does not ask the proxy for %s', async (url) => {
    const proxy = `http://127.0.0.1:${await startProxy()}`;
    const verdict = await check({ HTTPS_PROXY: proxy, HTTP_PROXY: proxy }, url);
    expect(verdict).toMatchObject({ status: 'unknown', cause: 'network_error' });
    expect(verdict.message).toContain('Blocked');
    expect(tunnels).toEqual([]);
  });

  it('asks it for private names and plain http that the allow list names, never for metadata', async () => {
    const service = http.createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":1}');
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => service.close(() => resolve())));
    const proxy = `http://127.0.0.1:${await startProxy({ port: (service.address() as net.AddressInfo).port })}`;
    const allow = parseOutboundAllow('sms.internal,metadata.google.internal')!;
    expect(await check({ HTTP_PROXY: proxy }, 'http://sms.internal/', { allow })).toMatchObject({ cause: 'valid' });
    expect(tunnels).toMatchObject([{ to: 'sms.internal:80' }]);
    const never = await check({ HTTP_PROXY: proxy }, 'http://metadata.google.internal/', { allow });
    expect(never.message).toContain('metadata service');
    expect(tunnels).toHaveLength(1);
  });

  it('connects directly to what NO_PROXY names, and to mail servers', async () => {
    const HTTPS_PROXY = 'http://127.0.0.1:1';
    const direct = { lookup: () => Promise.resolve(['127.0.0.1']), portFor: () => standIn.port };
    const allow = parseOutboundAllow('127.0.0.0/8')!;
    const verdict = await check({ HTTPS_PROXY, NO_PROXY: 'example.com' }, undefined, { ...direct, allow });
    expect(verdict).toMatchObject({ cause: 'valid' });
    const outbound = outboundOf({ HTTPS_PROXY, HTTP_PROXY: HTTPS_PROXY }, { ...direct, allow });
    const socket = await outbound.connect({ host: 'mail.example.com', port: 25 }, AbortSignal.timeout(5_000));
    socket.destroy();
  });
});

describe('the variables', () => {
  const proxyOf = (env: Readonly<Record<string, string>>, url: string) => {
    const { protocol, hostname, port } = new URL(url);
    const scheme = protocol === 'http:' ? 'http' : 'https';
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    return proxyFromEnvironment(env)(scheme, host, Number(port) || (scheme === 'http' ? 80 : 443))?.origin ?? null;
  };
  const P = 'http://proxy.example:3128';

  it.each<[Readonly<Record<string, string>>, string, string | null]>([
    [{}, 'https://a.example/', null],
    [{ HTTPS_PROXY: P }, 'https://a.example/', P],
    [{ https_proxy: P }, 'https://a.example/', P],
    [{ https_proxy: P, HTTPS_PROXY: 'http://other.example:1' }, 'https://a.example/', P],
    [{ HTTPS_PROXY: ' ' }, 'https://a.example/', null],
    [{ HTTPS_PROXY: 'proxy.example:3128' }, 'https://a.example/', P],
    [{ HTTPS_PROXY: P }, 'http://a.example/', null],
    [{ HTTP_PROXY: P }, 'https://a.example/', null],
    [{ http_proxy: P }, 'http://a.example/', P],
    [{ HTTPS_PROXY: P }, 'https://localhost/', null],
    [{ HTTPS_PROXY: P }, 'https://127.1.2.3/', null],
    [{ HTTPS_PROXY: P }, 'https://[::1]/', null],
    [{ HTTPS_PROXY: P, NO_PROXY: '*' }, 'https://a.example/', null],
    [{ HTTPS_PROXY: P, no_proxy: 'b.example, A.Example' }, 'https://a.example/', null],
    [{ HTTPS_PROXY: P, NO_PROXY: 'example' }, 'https://a.example/', null],
    [{ HTTPS_PROXY: P, NO_PROXY: '.a.example' }, 'https://x.a.example/', null],
    [{ HTTPS_PROXY: P, NO_PROXY: '*.a.example' }, 'https://x.a.example/', null],
    [{ HTTPS_PROXY: P, NO_PROXY: 'a.example' }, 'https://not-a.example/', P],
    [{ HTTPS_PROXY: P, NO_PROXY: 'a.example:8443' }, 'https://a.example/', P],
    [{ HTTPS_PROXY: P, NO_PROXY: 'a.example:8443' }, 'https://a.example:8443/', null],
    [{ HTTPS_PROXY: P, NO_PROXY: '10.0.0.0/8' }, 'https://10.1.2.3/', null],
    [{ HTTPS_PROXY: P, NO_PROXY: '10.1.2.3' }, 'https://10.1.2.4/', P],
    [{ HTTPS_PROXY: P, NO_PROXY: 'fd00::/8' }, 'https://[fd00::1]/', null],
  ])('%j lead %s to %s', (env, url, proxy) => {
    expect(proxyOf(env, url)).toBe(proxy);
  });
});
