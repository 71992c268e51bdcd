import net from 'node:net';

import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { Credentials } from '@/lib/catalogue/credentials-schema';
import { defineProvider } from '@/lib/catalogue/provider';
import { findProvider } from '@/lib/providers';
import { parseOutboundAllow } from '@/lib/server/outbound-allow';
import { type Authority, type CertificateKind, createAuthority } from '@/tests/authority';

import { createOutbound, type Outbound } from './outbound';
import { runCheck } from './runner';

const HOST = 'mail.example.com';
const secret = { required: false, secret: true } as const;
const open = { required: false, secret: false } as const;

const smtp = defineProvider({
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

const right = { user: 'ada', password: 'correct-horse' };
const starttls: Credentials = { host: HOST, port: '587', ...right };
const implicit: Credentials = { host: HOST, port: '465', secure: true, ...right };

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

describe('a check of a mail server', () => {
  it('accepts user and password over STARTTLS and over TLS from the first byte', async () => {
    const verdict = await check(await startServer(), starttls);
    expect(verdict).toMatchObject({ status: 'accepted', cause: 'valid', request: 'SMTP mail.example.com:587' });
    expect(verdict.message).not.toContain('without encryption');
    expect(await check(await startServer({ secure: true }), implicit)).toMatchObject({ cause: 'valid' });
  });

  it('says which field is to blame for a refused sign-in', async () => {
    const verdict = await check(await startServer(), { ...starttls, password: 'wrong-password' });
    expect(verdict).toMatchObject({ cause: 'invalid_credentials', field: 'password' });
    expect(verdict.message).not.toContain('correct-horse');
  });

  it.each([
    [534, 'invalid_credentials'],
    [535, 'invalid_credentials'],
    [530, 'misconfigured'],
    [538, 'misconfigured'],
    [454, 'provider_unavailable'],
    [421, 'provider_unavailable'],
    [550, 'undetermined'],
  ])('reads a sign-in that is answered with %i as %s', async (responseCode, cause) => {
    const outbound = await startServer({
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('No'), { responseCode })),
    });
    expect(await check(outbound, starttls)).toMatchObject({ cause });
  });

  it.each([
    ['535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.', 'misconfigured'],
    ['535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.', 'misconfigured'],
    ['535 5.7.139 Authentication unsuccessful, basic authentication is disabled.', 'misconfigured'],
    ['535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.', 'invalid_credentials'],
    ['535 5.7.3 Authentication unsuccessful', 'invalid_credentials'],
    ['550 5.7.30 Basic authentication is not supported for Client Submission.', 'blocked'],
  ])('reads "%s" of Microsoft 365 as %s', async (line, cause) => {
    const code = Number(line.slice(0, 3));
    const outbound = await startServer({
      ...(await authority.issue('smtp.office365.com')),
      onAuth: (_auth, _session, done) => done(Object.assign(new Error(line.slice(4)), { responseCode: code })),
    });
    for (const [id, credentials] of [
      ['outlook365', { from: right.user, password: right.password }],
      ['nodemailer', { ...starttls, host: 'smtp.office365.com' }],
    ] as const) {
      const provider = findProvider(id);
      const verdict = provider && (await runCheck(provider, credentials, { outbound, now: new Date() }));
      expect(verdict, id).toMatchObject({ cause });
    }
  });

  it('cannot prove the right to send on a relay without sign-in, and says so', async () => {
    const verdict = await check(await startServer(), { host: HOST, port: '25' });
    expect(verdict).toMatchObject({ cause: 'valid_limited' });
    expect(verdict.message).toContain('cannot prove');
  });

  it('never mistakes a server without sign-in for one that accepted it', async () => {
    const outbound = await startServer({ disabledCommands: ['AUTH'] });
    expect(await check(outbound, starttls)).toMatchObject({ cause: 'misconfigured' });
  });

  it('blames no spelling and no proxy for a server that is a constant', async () => {
    const outbound = createOutbound({ allow: { hosts: [], networks: [] }, lookup: () => Promise.resolve([]) });
    const provider = findProvider('outlook365');
    const mailbox = { from: right.user, password: right.password };
    const verdict = provider && (await runCheck(provider, mailbox, { outbound, now: new Date() }));
    expect(verdict?.message).not.toContain('spelling');
    expect(verdict?.message).toContain('contacted directly');
  });

  it('says when user and password were sent unencrypted', async () => {
    const outbound = await startServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    const verdict = await check(outbound, starttls);
    expect(verdict).toMatchObject({ cause: 'valid' });
    expect(verdict.message).toContain('without encryption');
  });

  it('does not sign in without encryption if TLS is required', async () => {
    const outbound = await startServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username }, _session, done) => {
        senders.push(`sign-in of ${username}`);
        done(null, { user: username });
      },
    });
    expect(await check(outbound, { ...starttls, requireTls: true })).toMatchObject({ cause: 'network_error' });
  });

  it.each([
    ['expired', 'has expired'],
    ['other name', 'for another name'],
    ['self-signed', 'self-signed. Add the certificate to the file that NODE_EXTRA_CA_CERTS names'],
  ] as const)('trusts no %s certificate, and says what is wrong with it', async (kind, says) => {
    for (const [options, credentials] of [
      [{}, starttls],
      [{ secure: true }, implicit],
    ] as const) {
      const verdict = await check(await startServer(options, kind), credentials);
      expect(verdict, kind).toMatchObject({ status: 'unknown', cause: 'network_error' });
      expect(verdict.message).toContain('(tls)');
      expect(verdict.message).toContain(says);
      // Another port would not help.
      expect(verdict.message).not.toContain('Secure');
    }
  });

  it('says that the authority of a certificate is unknown', async () => {
    for (const [options, credentials] of [
      [{}, starttls],
      [{ secure: true }, implicit],
    ] as const) {
      const { ca: _, ...stranger } = await startServer(options);
      const verdict = await check({ ...stranger, ca: undefined }, credentials);
      expect(verdict).toMatchObject({ status: 'unknown', cause: 'network_error' });
      expect(verdict.message).toContain('authority of its certificate is not known');
      expect(verdict.message).not.toContain('Secure');
    }
  });

  it('says that no TLS version is shared', async () => {
    const tlsOptions = { minVersion: 'TLSv1.3' };
    for (const [options, credentials] of [
      [{}, starttls],
      [{ secure: true }, implicit],
    ] as const) {
      const outbound = await startServer({ ...options, maxVersion: 'TLSv1.2' });
      const verdict = await check(outbound, { ...credentials, tlsOptions });
      expect(verdict).toMatchObject({ status: 'unknown', cause: 'network_error' });
      expect(verdict.message).toContain('share no TLS version');
    }
  });

  it('hints at TLS from the first byte when the server of any port stays silent', async () => {
    const outbound = await startServer({ secure: true });
    const silent = { ...starttls, port: '26465' };
    const { message } = await runCheck(smtp, silent, { outbound, now: new Date(), totalMs: 300 });
    expect(message).toContain("didn't answer in time (http)");
    expect(message).toContain('Port 465 wants TLS from the first byte (Secure on)');
  });

  it('obeys rejectUnauthorized: false of the integration itself, and says so', async () => {
    const credentials = { ...starttls, tlsOptions: { rejectUnauthorized: false } };
    const verdict = await check(await startServer({}, 'self-signed'), credentials);
    expect(verdict).toMatchObject({ cause: 'valid' });
    expect(verdict.message).toContain('not verified');
  });

  // The first ends the process natively, in every Node before the mend of nodejs/node#65069.
  it.each([
    { ALPNProtocols: [''] },
    { ALPNProtocols: 'smtp' },
    { minDHSize: -1 },
    { enableTrace: true },
    { sessionTimeout: 1e308 },
    { minVersion: 'TLS9' },
    { ca: 5 },
    { ciphers: 'NONE' },
    { cert: 'x' },
    { servername: 5 },
    { secureProtocol: 'SSLv3_method' },
    { socket: {} },
  ])('hands Node no TLS options like %j, even if they are stored', async (tlsOptions) => {
    for (const [outbound, credentials] of [
      [await startServer(), starttls],
      [await startServer({ secure: true }), implicit],
    ] as const) {
      const verdict = await check(outbound, { ...credentials, tlsOptions });
      expect(verdict).toMatchObject({ status: 'rejected', cause: 'misconfigured' });
      expect(verdict.message).toContain('TLS options: ');
    }
  });

  it('names the port when TLS begins at the wrong moment', async () => {
    const toImplicit = await check(await startServer(), implicit);
    expect(toImplicit).toMatchObject({ cause: 'network_error' });
    expect(toImplicit.message).toContain('Port 465');
    const verdict = await check(await startServer({ secure: false }), { ...implicit, port: '587' });
    expect(verdict.message).toContain('Port 587 wants STARTTLS');
  });

  it.each([
    ['421 busy', 'provider_unavailable'],
    ['450 later', 'provider_unavailable'],
    ['554 no service for you', 'blocked'],
    ['550 no', 'undetermined'],
    ['HTTP/1.1 200 OK', 'network_error'],
  ])('reads the greeting "%s" as %s', async (greeting, cause) => {
    expect(await check(await startLines(greeting), starttls)).toMatchObject({ cause });
  });

  it('never blames the credentials for a server that hangs, closes or is absent', async () => {
    const aborting = new AbortController();
    const hanging = await startLines('220 ready', () => {
      aborting.abort();
      return '';
    });
    expect(await check(hanging, starttls, aborting.signal)).toMatchObject({ cause: 'network_error' });
    expect(await check(outboundTo(1), starttls)).toMatchObject({ cause: 'network_error' });
  });

  it('reads no endless reply', async () => {
    const outbound = await startLines('220 ready', () => `250-${'x'.repeat(200_000)}\r\n`);
    expect((await check(outbound, starttls)).status).toBe('unknown');
  });

  it('requires the password before anything is sent', async () => {
    expect(await check(outboundTo(1), { host: HOST, port: '587', user: 'ada' })).toMatchObject({
      cause: 'misconfigured',
    });
  });
});
