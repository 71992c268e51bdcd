import net from 'node:net';

import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeAll, expect } from 'vitest';

import type { Credentials } from '@/lib/catalogue/credentials-schema';
import { defineProvider } from '@/lib/catalogue/provider';
import { createOutbound, type Outbound } from '@/lib/checks/outbound';
import { runCheck } from '@/lib/checks/runner';
import { parseOutboundAllow } from '@/lib/server/outbound-allow';

import { type Authority, type CertificateKind, createAuthority } from './authority';

export const HOST = 'mail.example.com';
const secret = { required: false, secret: true } as const;
const open = { required: false, secret: false } as const;

export const smtp = defineProvider({
  id: 'mail',
  channel: 'email',
  name: 'Mail',
  docs: 'https://example.com',
  aliases: [],
  fields: [
    { key: 'host', kind: 'text', label: 'Host', ...open },
    { key: 'user', kind: 'text', label: 'User', ...open },
    { key: 'password', kind: 'secret', label: 'Password', ...secret },
  ],
  check: {
    kind: 'smtp',
    docs: 'https://example.com',
    needs: ['host', 'port'],
    server: (values) => ({
      host: values.text('host'),
      port: Number(values.text('port')),
      secure: values.flag('secure'),
      requireTls: values.flag('requireTls'),
      ignoreTls: values.flag('ignoreTls'),
      user: values.text('user'),
      password: values.text('password'),
      tlsOptions: values.object('tlsOptions') ?? {},
    }),
  },
});

export const right = { user: 'ada', password: 'correct-horse' };
export const starttls: Credentials = { host: HOST, port: '587', ...right };
export const implicit: Credentials = { host: HOST, port: '465', secure: true, ...right };

/** Mail servers on loopback for the tests of one file. Fails the test in which one was asked to send a message. */
export function useMailServers() {
  let authority: Authority;
  const closers: (() => Promise<void>)[] = [];
  /** Senders that a message was started for: must stay empty. */
  const senders: string[] = [];

  beforeAll(async () => {
    authority = await createAuthority();
  });
  afterEach(async () => {
    await Promise.all(closers.splice(0).map((close) => close()));
    expect(senders).toEqual([]);
  });

  function outboundTo(port: number): Outbound {
    return createOutbound({
      allow: parseOutboundAllow('127.0.0.0/8')!,
      lookup: () => Promise.resolve(['127.0.0.1']),
      ca: [authority.ca],
      portFor: () => port,
    });
  }

  /** A real mail server on loopback, and the way out that leads to it. */
  async function startServer(options: SMTPServerOptions = {}, kind: CertificateKind = 'good'): Promise<Outbound> {
    const server = new SMTPServer({
      ...(await authority.issue(HOST, kind)),
      logger: false,
      closeTimeout: 10,
      onAuth: ({ username, password }, _session, done) =>
        username === right.user && password === right.password
          ? done(null, { user: username })
          : done(Object.assign(new Error('Bad password "correct-horse"'), { responseCode: 535 })),
      onMailFrom: ({ address }, _session, done) => {
        senders.push(address);
        done();
      },
      ...options,
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(() => resolve())));
    return outboundTo((server.server.address() as net.AddressInfo).port);
  }

  /** A server that greets every client with one line, then answers with what `reply` returns. */
  async function startLines(greeting: string, reply: (line: string) => string = () => ''): Promise<Outbound> {
    const sockets = new Set<net.Socket>();
    const server = net.createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('data', (data) => socket.write(reply(data.toString('latin1'))));
      if (greeting !== '') socket.write(`${greeting}\r\n`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(
      () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          for (const socket of sockets) socket.destroy();
        }),
    );
    return outboundTo((server.address() as net.AddressInfo).port);
  }

  async function check(outbound: Outbound, credentials: Credentials, signal?: AbortSignal) {
    const verdict = await runCheck(smtp, credentials, { outbound, now: new Date(), ...(signal ? { signal } : {}) });
    expect(JSON.stringify(verdict)).not.toContain(right.password);
    expect(JSON.stringify(verdict)).not.toContain(Buffer.from(right.password).toString('base64').slice(0, 12));
    return verdict;
  }

  return {
    startServer,
    startLines,
    outboundTo,
    check,
    senders,
    issue: (host: string) => authority.issue(host),
  };
}
