import { describe, expect, it } from 'vitest';

import { implicit, smtp, starttls, useMailServers } from '@/tests/mail-servers';

import { runCheck } from './runner';

const { startServer, check } = useMailServers();

describe('a check of a mail server, as to TLS,', () => {
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
});
