import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { type RawAnswer, sendRaw } from '@/tests/raw-http';

import { CLIENT_ADDRESS_HEADER } from './client-address';
import { createEdgeServer, routeRequests } from './listen';
import { MOST_WAITING_BYTES } from './waiting-bodies';

/** Doors that answer with what reached them. */
const echo = (door: string) => (request: IncomingMessage, response: ServerResponse) => {
  const { method, url, headers } = request;
  response.setHeader('Content-Type', 'application/json');
  const text = JSON.stringify({ door, method, url, headers });
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
};

let server: Server;
let port = 0;

beforeAll(async () => {
  server = createEdgeServer(routeRequests(echo('page'), echo('api'), 1), 75);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

afterEach(() => vi.unstubAllEnvs());

type Headers = Readonly<Record<string, string>>;

const linesOf = (headers: Headers) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

const send = (first: string, headers: Headers = { Host: 'box:3000' }, body = '') =>
  sendRaw(port, `${first}\r\n${linesOf(headers)}\r\n${body}`);

const reached = ({ text }: RawAnswer) =>
  JSON.parse(text) as { door: string; method: string; url: string; headers: Record<string, string> };

describe('the head of a request', () => {
  it.each([
    ['GET http://evil.example/integrations?a=b HTTP/1.1', 'page', '/integrations?a=b', 'evil.example'],
    ['GET HTTP://box:3000/v1/providers HTTP/1.1', 'api', '/v1/providers', 'box:3000'],
    ['GET http://box HTTP/1.1', 'page', '/', 'box'],
    ['GET /v1/providers?x=1 HTTP/1.1', 'api', '/v1/providers?x=1', 'box:3000'],
    ['GET /v1x HTTP/1.1', 'page', '/v1x', 'box:3000'],
    ['GET /metrics HTTP/1.1', 'api', '/metrics', 'box:3000'],
    ['GET /healthz2 HTTP/1.1', 'page', '/healthz2', 'box:3000'],
  ])('%s goes to the %s as %s of %s', async (first, door, url, host) => {
    expect(reached(await send(first))).toMatchObject({ door, url, headers: { host } });
  });

  it('has one host', async () => {
    expect(await send('GET /v1/providers HTTP/1.1', {})).toMatchObject({
      status: 400,
      text: expect.stringMatching(/no Host/),
    });
    expect(await send('GET / HTTP/1.1', { Host: 'a', host: 'b' })).toMatchObject({
      status: 400,
      text: expect.stringMatching(/more than one Host/),
    });
    expect(await send('GET / HTTP/1.1', { Host: 'a b' })).toMatchObject({ status: 400 });
    expect(reached(await send('GET /v1/providers HTTP/1.0', {}))).toMatchObject({ headers: { host: 'localhost' } });
  });

  it.each([
    ['GET /healthz HTTP/1.1', {}],
    ['GET /healthz/ HTTP/1.0', {}],
    ['OPTIONS /healthz HTTP/1.0', {}],
    ['HEAD /healthz?from=lb&from=lb HTTP/1.1', { Host: '10.0.0.7:3000' }],
    ['GET /readyz/?x HTTP/1.1', { Host: '[fd00::7]:3000', 'User-Agent': 'kube-probe'.repeat(800) }],
    ['GET http://10.0.0.7/readyz HTTP/1.1', { Host: 'a b' }],
  ])('of a probe may look like this: %s', async (first, headers) => {
    const answer = await send(first, headers);
    expect(answer.status).toBe(200);
    if (!first.startsWith('HEAD'))
      expect(reached(answer)).toMatchObject({
        door: 'api',
        method: 'GET',
        url: expect.stringMatching(/^\/(healthz|readyz)$/),
      });
  });

  it('is answered with 431 when it is too long, however much more the caller sends', async () => {
    const long = `GET /v1/providers HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(700_000)}\r\n\r\n`;
    for (const bytes of [long, long.slice(0, 20_000)])
      for (let count = 0; count < 10; count++) {
        const answer = await sendRaw(port, bytes);
        expect(answer).toMatchObject({ status: 431, text: expect.stringMatching(/^Signalbox: .*16 KiB/) });
      }
    expect(await sendRaw(port, 'hello\r\n\r\n')).toMatchObject({ status: 400, headers: { connection: 'close' } });
  });

  it('is answered with 431, and what the caller still sends meets no reset', async () => {
    const sockets: Socket[] = [];
    const head = `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}`;
    expect(await sendRaw(port, head, (socket) => sockets.push(socket))).toMatchObject({ status: 431 });
    for (const socket of sockets) {
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.end('x'.repeat(200_000));
      // Node says here whether an error closed it.
      expect(await closed).toBe(false);
    }
  });

  it('leaves the connection open for longer than proxies do', async () => {
    const { headers } = await send('GET /v1/providers HTTP/1.1');
    expect(headers['keep-alive']).toBe('timeout=75');
  });

  it('names the caller to pages, and no caller can', async () => {
    const forwarded = {
      Host: 'a',
      'X-Forwarded-For': '6.6.6.6, [2001:DB8::1]:443',
      [CLIENT_ADDRESS_HEADER]: '6.6.6.6',
    };
    expect(reached(await send('GET / HTTP/1.1', forwarded)).headers[CLIENT_ADDRESS_HEADER]).toBe('2001:db8::1');
  });
});

describe('a page’s request', () => {
  const post = (headers: Headers) => send('POST /sign-in HTTP/1.1', headers);

  it.each([
    ['the host as the browser named it', { Host: 'box:8182' }, undefined],
    ['the default port', { Host: 'box:8182', Origin: 'http://box:8182' }, undefined],
    ['X-Forwarded-Host alone (nginx, way C)', { Host: 'inside', 'X-Forwarded-Host': 'box:8182' }, undefined],
    [
      'X-Forwarded-Host without the port beside a whole Host (way D)',
      { Host: 'box:8182', 'X-Forwarded-Host': 'box' },
      undefined,
    ],
    ['no Host (way A), and SIGNALBOX_URL', { Host: '127.0.0.1:3201' }, 'http://box:8182'],
    ['Host without the port (way B), and SIGNALBOX_URL', { Host: 'box' }, 'http://box:8182'],
    ['a foreign SIGNALBOX_URL, but the right Host', { Host: 'box:8182' }, 'http://public.example'],
  ])('reaches Next with %s', async (_, headers, url) => {
    vi.stubEnv('SIGNALBOX_URL', url);
    const answer = await post({ Origin: 'http://box:8182', ...headers });
    expect(reached(answer)).toMatchObject({ door: 'page', headers: { 'x-forwarded-host': 'box:8182' } });
  });

  it('reaches Next behind a proxy that names the default port', async () => {
    const answer = await post({ Host: 'box.example:443', Origin: 'https://box.example' });
    expect(reached(answer)).toMatchObject({ headers: { 'x-forwarded-host': 'box.example' } });
    expect(reached(await post({ Host: 'box' })).headers).not.toHaveProperty('x-forwarded-host');
  });

  it('says what a proxy does wrong', async () => {
    for (const host of ['127.0.0.1:3201', 'box'])
      expect(await post({ Host: host, Origin: 'http://box:8182' })).toMatchObject({
        status: 403,
        headers: { 'content-type': 'text/plain' },
        text: expect.stringMatching(
          `^Signalbox: .* opened at http://box:8182, .* arrived for ${host}. .*Host \\$http_host.* SIGNALBOX_URL=http://box:8182.\n$`,
        ),
      });
  });

  it('says where SIGNALBOX_URL leads when the page is elsewhere', async () => {
    vi.stubEnv('SIGNALBOX_URL', 'https://box.example');
    expect(await post({ Host: 'inside', Origin: 'https://other.example' })).toMatchObject({
      status: 403,
      text: expect.stringMatching(/https:\/\/other\.example, but SIGNALBOX_URL is https:\/\/box\.example/),
    });
    // The session's cookie would be refused in silence, whatever the host.
    for (const Origin of ['http://box.example', 'http://10.0.0.7:3000'])
      expect(await post({ Host: Origin.slice(7), Origin })).toMatchObject({
        status: 403,
        text: expect.stringMatching(/keeps no session of https:\/\/box\.example. Open https:\/\/box\.example/),
      });
    expect((await post({ Host: 'localhost:3000', Origin: 'http://localhost:3000' })).status).toBe(200);
  });

  it.each(['null', 'https://evil.example', 'file://', 'not an origin', ''])(
    'from another site’s page is refused, not a server error: Origin %s',
    async (Origin) => {
      expect((await post({ Host: 'box', Origin })).status).toBe(403);
      expect((await send('GET / HTTP/1.1', { Host: 'box', Origin })).status).toBe(200);
    },
  );

  it('with a header of Next’s own client that no client of ours sends is refused, not a server error', async () => {
    const tree = [
      '',
      { children: ['integrations', { children: [['id', 'x', 'd', null], {}, null, 'refetch', 0, 'x'] }] },
      null,
      null,
    ];
    const encoded = encodeURIComponent(JSON.stringify(tree));
    expect((await send('GET / HTTP/1.1', { Host: 'a', 'Next-Router-State-Tree': encoded })).status).toBe(200);
    for (const state of ['x', '%', '{}', '[]', '%5B1%2C%7B%7D%5D', `["",{},["x"]]`, `["",{"a":1}]`])
      expect((await send('GET / HTTP/1.1', { Host: 'a', RSC: '1', 'Next-Router-State-Tree': state })).status).toBe(400);
    for (const action of ['x', 'a'.repeat(41), 'Z'.repeat(42), '../..'])
      expect(await post({ Host: 'a', 'Next-Action': action })).toMatchObject({
        status: 400,
        headers: { 'x-nextjs-action-not-found': '1' },
      });
    expect((await post({ Host: 'a', 'Next-Action': 'a0'.repeat(21) })).status).toBe(200);
  });

  it('is answered with the wish for TLS alone, once SIGNALBOX_URL has it', async () => {
    expect((await send('GET / HTTP/1.1')).headers).not.toHaveProperty('strict-transport-security');
    vi.stubEnv('SIGNALBOX_URL', 'https://box.example');
    expect((await send('GET / HTTP/1.1')).headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('has a method that Next can answer', async () => {
    for (const first of ['OPTIONS / HTTP/1.0', 'OPTIONS * HTTP/1.1', 'OPTIONS /sign-in HTTP/1.1'])
      expect(await send(first)).toMatchObject({ status: 204, headers: { allow: 'GET, HEAD, POST, OPTIONS' } });
    for (const method of ['PUT', 'DELETE', 'TRACE', 'PROPFIND', 'PATCH'])
      expect(await send(`${method} /sign-in HTTP/1.1`)).toMatchObject({ status: 405 });
    expect(await post({ Host: 'a', 'Content-Type': 'multipart/form-data; boundary=x' })).toMatchObject({ status: 415 });
  });

  it('may bring 1 MiB, and all of them together no more than the process can hold', async () => {
    const announce = (bytes: number) => `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${bytes}\r\n\r\n`;
    expect(await sendRaw(port, announce(1024 * 1024 + 1))).toMatchObject({ status: 413 });
    const held: (() => void)[] = [];
    const slow = createEdgeServer(
      routeRequests(
        (_, response) => {
          held.push(() => response.destroy());
        },
        echo('api'),
        0,
      ),
      75,
    );
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const address = slow.address() as AddressInfo;
    const fits = MOST_WAITING_BYTES / (1024 * 1024);
    const waiting = Array.from({ length: fits }, () =>
      sendRaw(address.port, announce(1024 * 1024)).catch(() => undefined),
    );
    await vi.waitUntil(() => held.length === fits);
    expect(await sendRaw(address.port, announce(1024 * 1024))).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
    });
    for (const end of held) end();
    await Promise.all(waiting);
    const another = sendRaw(address.port, announce(1024 * 1024)).catch(() => undefined);
    await vi.waitUntil(() => held.length === fits + 1);
    held.at(-1)?.();
    await another;
    slow.close();
  });
});
