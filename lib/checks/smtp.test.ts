import { describe, expect, it } from 'vitest';

import { findProvider } from '@/lib/providers';
import { HOST, implicit, right, starttls, useMailServers } from '@/tests/mail-servers';

import { createOutbound } from './outbound';
import { runCheck } from './runner';

const { startServer, startLines, outboundTo, check, senders, issue } = useMailServers();

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
      ...(await issue('smtp.office365.com')),
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
