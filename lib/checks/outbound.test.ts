import net from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { defineProvider, type ProviderDefinition } from '@/lib/catalogue/provider';
import { singleRequestCheck } from '@/lib/catalogue/single-request-check';
import { parseOutboundAllow } from '@/lib/server/outbound-allow';

import { canonicalHost, createOutbound, type Lookup } from './outbound';
import { runCheck } from './runner';

const NOW = new Date('2026-11-23T12:00:00Z');
const nobody = parseOutboundAllow('mail.internal')!;

/** Every connection attempt, and a server on loopback that none of them may reach. */
const attempts: string[] = [];
let trap: net.Server;
let port: number;
let arrivals = 0;

beforeAll(async () => {
  trap = net.createServer((socket) => {
    arrivals += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  port = (trap.address() as net.AddressInfo).port;
});
afterAll(() => trap.close());
beforeEach(() => {
  attempts.length = 0;
  arrivals = 0;
});

const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'private.example': ['10.0.0.7'],
  'loopback.example': ['127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'mixed.example': ['8.8.8.8', '10.0.0.7'],
  'mixed6.example': ['2606:4700::1111', '::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'zone.example': ['fe80::1%eth0'],
  'nonsense.example': ['not an address'],
  localhost: ['127.0.0.1', '::1'],
  'printer.localhost': ['127.0.0.1'],
  'metadata.google.internal': ['169.254.169.254'],
  'public.example': ['8.8.8.8'],
};
const lookup: Lookup = (name) => Promise.resolve(ADDRESSES[name] ?? []);

function guarded(find: Lookup, allow = nobody) {
  return createOutbound({
    allow,
    lookup: find,
    open: (address) => {
      attempts.push(address);
      return net.connect({ host: '127.0.0.1', port });
    },
  });
}

const asking = (url: string): ProviderDefinition =>
  defineProvider({
    id: 'hostile',
    channel: 'email',
    name: 'Hostile',
    docs: 'https://example.com',
    aliases: [],
    fields: [],
    check: singleRequestCheck({
      docs: 'https://example.com',
      needs: [],
      request: () => ({ method: 'GET', url }),
      expects: 'ok',
    }),
  });

const mailing = (host: string): ProviderDefinition => ({
  ...asking(''),
  check: {
    kind: 'smtp',
    docs: 'https://example.com',
    needs: [],
    server: () => ({
      host,
      port: 25,
      secure: false,
      requireTls: false,
      ignoreTls: false,
      user: '',
      password: '',
      tlsOptions: {},
    }),
  },
});

/** Hosts that a person might enter to reach the internal network. */
const HOSTS = [
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '%31%32%37.0.0.1',
  '127.0.0.1.',
  '１２７.0.0.1',
  '127。0。0。1',
  '①②⑦.0.0.1',
  '0',
  '0.0.0.0',
  '[::]',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:0:127.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::169.254.169.254]',
  '[64:ff9b:1::a00:1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2001:0:4136:e378:8000:63bf:5601:5601]',
  '[2606:4700::5efe:10.0.0.1]',
  '[fe80::1]',
  '[fe80::1%25eth0]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[fec0::1]',
  '[2001:db8::1]',
  '[4000::1]',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '169.254.170.2',
  '0xa9fea9fe',
  '168.63.129.16',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'printer.localhost',
  'metadata.google.internal',
  'private.example',
  'private.example.',
  'loopback.example',
  'metadata.example',
  'mixed.example',
  'mixed6.example',
  'mapped.example',
  'zone.example',
  'nonsense.example',
  'unknown.example',
];

describe('hostile destinations', () => {
  it.each(HOSTS)('%s is not connected to, by HTTPS or SMTP', async (host) => {
    for (const provider of [asking(`https://${host}/x`), mailing(host), mailing(host.replace(/^\[(.*)\]$/, '$1'))]) {
      const verdict = await runCheck(provider, {}, { outbound: guarded(lookup), now: NOW });
      expect(verdict.status).toBe('unknown');
      expect(verdict.message).not.toContain('10.0.0.7');
    }
    expect({ attempts, arrivals }).toEqual({ attempts: [], arrivals: 0 });
  });

  it.each([
    'https://user:password@public.example/',
    'https://public.example@private.example/',
    'https://public.example:443@127.0.0.1/',
    'http://public.example/',
    'ftp://public.example/',
    'file:///etc/passwd',
    'data:application/json,{"ok":1}',
    'https:///',
    'https://[::1',
    'not a url',
  ])('%s is not requested', async (url) => {
    const verdict = await runCheck(asking(url), {}, { outbound: guarded(lookup), now: NOW });
    expect(verdict.status).toBe('unknown');
    expect(verdict.message).not.toContain('password');
    expect(attempts).toEqual([]);
  });

  it('are not connected to when a name is public at the first lookup and private at the next', async () => {
    let looks = 0;
    const rebinding: Lookup = () => Promise.resolve((looks += 1) === 1 ? ['8.8.8.8'] : ['127.0.0.1']);
    const outbound = guarded(rebinding);
    await runCheck(asking('https://rebinding.example/'), {}, { outbound, now: NOW });
    // It connects to the address that it checked; there is no second lookup.
    expect({ looks, attempts }).toEqual({ looks: 1, attempts: ['8.8.8.8'] });
    await runCheck(asking('https://rebinding.example/'), {}, { outbound, now: NOW });
    expect({ looks, attempts }).toEqual({ looks: 2, attempts: ['8.8.8.8'] });
  });

  it('report the reason and the remedy, without the address', async () => {
    const messageFor = async (url: string) =>
      (await runCheck(asking(url), {}, { outbound: guarded(lookup), now: NOW })).message;
    expect(await messageFor('https://private.example/')).toContain('SIGNALBOX_OUTBOUND_ALLOW');
    expect(await messageFor('https://169.254.169.254/')).toContain('never contacted');
    expect(await messageFor('http://public.example/')).toContain('https://');
    expect(await messageFor('https://unknown.example/')).toContain('(dns)');
  });
});

describe('the allow list', () => {
  const addressesReached = async (list: string, url: string) => {
    attempts.length = 0;
    await runCheck(asking(url), {}, { outbound: guarded(lookup, parseOutboundAllow(list)!), now: NOW });
    return attempts;
  };

  it('permits what it names by host, address or network, and no more', async () => {
    expect(await addressesReached('private.example', 'https://private.example/')).toEqual(['10.0.0.7']);
    expect(await addressesReached('Private.Example.', 'https://PRIVATE.example./')).toEqual(['10.0.0.7']);
    expect(await addressesReached('10.0.0.7', 'https://private.example/')).toEqual(['10.0.0.7']);
    expect(await addressesReached('10.0.0.0/29', 'https://private.example/')).toEqual(['10.0.0.7']);
    expect(await addressesReached('127.0.0.0/8', 'https://mapped.example/')).toEqual(['::ffff:127.0.0.1']);
    expect(await addressesReached('10.0.0.0/30', 'https://private.example/')).toEqual([]);
    expect(await addressesReached('other.example', 'https://private.example/')).toEqual([]);
    expect(await addressesReached('example', 'https://private.example/')).toEqual([]);
    expect(await addressesReached('127.0.0.1', 'https://localhost/')).toEqual([]);
  });

  it('never permits link-local addresses and metadata services', async () => {
    const all = '0.0.0.0/0,::/0,metadata.example,zone.example,metadata.google.internal';
    for (const host of ['169.254.169.254', 'metadata.example', 'metadata.google.internal', 'zone.example'])
      expect(await addressesReached(all, `https://${host}/`), host).toEqual([]);
    for (const host of ['[fe80::1]', '[fd00:ec2::254]', '[::ffff:169.254.169.254]', '[64:ff9b::a9fe:a9fe]'])
      expect(await addressesReached(all, `https://${host}/`), host).toEqual([]);
  });

  it('permits plain http only to what it names', async () => {
    expect(await addressesReached('private.example', 'http://private.example/')).toEqual(['10.0.0.7']);
    expect(await addressesReached('private.example', 'http://public.example/')).toEqual([]);
    expect(await addressesReached('8.8.8.0/24', 'http://public.example/')).toEqual(['8.8.8.8']);
  });
});

it('tries the addresses of a name one after the other', async () => {
  const refusedFirst = createOutbound({
    allow: nobody,
    lookup: () => Promise.resolve(['2606:4700::1111', '8.8.8.8']),
    open: (address) => {
      attempts.push(address);
      // Port 1 of loopback: nothing listens there.
      return net.connect({ host: '127.0.0.1', port: address.includes(':') ? 1 : port });
    },
  });
  const socket = await refusedFirst.connect({ host: 'two.example', port: 443 }, AbortSignal.timeout(5_000));
  socket.destroy();
  expect(attempts).toEqual(['2606:4700::1111', '8.8.8.8']);
});

it.each([
  ['EXAMPLE.com.', 'example.com'],
  ['0x7f.1', '127.0.0.1'],
  ['::1', '::1'],
  ['[::1]', '::1'],
  ['::ffff:127.0.0.1', '::ffff:7f00:1'],
  ['bücher.example', 'xn--bcher-kva.example'],
])('reads the host %s as %s', (text, host) => {
  expect(canonicalHost(text)).toBe(host);
});

it.each([
  '',
  ' ',
  'a b',
  'a/b',
  'a@b',
  'a:80',
  '[::1]:80',
  'a?b',
  'a#b',
  'a\\b',
  'fe80::1%eth0',
  'http://a',
  '999.1.1.1',
])('refuses "%s" as a host', (text) => {
  expect(() => canonicalHost(text)).toThrow('EBADHOST');
});
