import 'server-only';

import tls from 'node:tls';

import SMTPConnection from 'nodemailer/lib/smtp-connection';

import type { CheckFinding, SmtpServer } from '@/lib/catalogue/check';
import { tlsOptionsComplaint } from '@/lib/catalogue/tls-options';
import { hasMark } from '@/lib/server/per-process';

import { canonicalHost, type Outbound, orAbort } from './outbound';
import { OutboundError } from './outbound-error';
import { readSmtpError, smtpNetworkFinding } from './smtp-answers';

/** The most of one reply that is read. */
const MOST_REPLY_BYTES = 64 * 1024;

/**
 * Connects to a mail server, starts TLS, signs in and quits, without MAIL FROM. The guard opens the connection, so
 * nodemailer resolves no names. Throws OutboundError for DNS, TCP and policy.
 */
export async function verifySmtp(server: SmtpServer, outbound: Outbound, signal: AbortSignal): Promise<CheckFinding> {
  const { host, port, user, password } = server;
  if (user !== '' && password === '')
    return { cause: 'misconfigured', message: 'The password is missing. Nothing was sent.' };
  const complaint = tlsOptionsComplaint(server.tlsOptions) ?? openSslComplaint(server.tlsOptions);
  if (complaint) return { cause: 'misconfigured', message: `TLS options: ${complaint} Nothing was sent.` };
  const socket = await outbound.connect({ host, port }, signal);
  // Errors after the verdict are ignored.
  socket.on('error', () => undefined);
  const connection = new SMTPConnection({
    host: canonicalHost(host),
    port,
    secure: server.secure,
    connection: socket,
    requireTLS: server.requireTls,
    ignoreTLS: server.ignoreTls,
    name: 'signalbox.invalid',
    maxResponseSize: MOST_REPLY_BYTES,
    // The person's own options win; otherwise the authorities of the process apply.
    tls: { ...(outbound.ca ? { ca: [...outbound.ca] } : {}), ...server.tlsOptions },
    logger: false,
  });
  // Nothing waits for a second failure.
  connection.on('error', () => undefined);
  try {
    return await orAbort(signIn(connection, server), signal, 'http');
  } catch (error) {
    if (error instanceof SmtpFailure) return readSmtpError(error.reason, server);
    if (error instanceof OutboundError) return smtpNetworkFinding(error, server);
    throw error;
  } finally {
    connection.close();
    socket.destroy();
  }
}

const SMTP_FAILURE = Symbol('SmtpFailure');

/** A failure of the conversation, which must bypass the code that reads network failures. */
class SmtpFailure extends OutboundError {
  override name = 'SmtpFailure';
  readonly [SMTP_FAILURE] = true;

  constructor(readonly reason: unknown) {
    super('http', 'ESMTP');
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasMark(value, SMTP_FAILURE);
  }
}

async function signIn(connection: SMTPConnection, { user, password, tlsOptions }: SmtpServer): Promise<CheckFinding> {
  await step(connection, (done) => connection.connect(done));
  const warnings = tlsOptions['rejectUnauthorized'] === false && connection.secure ? [UNVERIFIED] : [];
  if (user === '') return { cause: 'valid_limited', message: [NO_SIGN_IN, ...warnings].join(' ') };
  if (!connection.allowsAuth) return { cause: 'misconfigured', message: [NO_AUTH_OFFERED, ...warnings].join(' ') };
  await step(connection, (done) =>
    connection.login({ user, pass: password, credentials: { user, pass: password } }, done),
  );
  connection.quit();
  if (!connection.secure) warnings.push(IN_CLEAR);
  return { cause: 'valid', message: ['The server accepted user and password.', ...warnings].join(' ') };
}

const UNVERIFIED = 'Its certificate was not verified, because the TLS options say rejectUnauthorized: false.';
const IN_CLEAR = 'They were sent without encryption: turn on Require TLS.';
const NO_SIGN_IN = 'The server answers. Without a sign-in, a check cannot prove the right to send.';
const NO_AUTH_OFFERED =
  'The server offers no sign-in on this connection. Turn on TLS, or leave user and password empty.';

/** One step of the conversation: nodemailer reports failures by callback, by event, or by closing. */
function step(connection: SMTPConnection, begin: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: unknown) => reject(new SmtpFailure(reason));
    connection.once('error', fail);
    connection.once('end', () => fail({ code: 'ECONNECTION' }));
    begin((error) => (error ? fail(error) : resolve()));
  });
}

/** Why OpenSSL refuses the texts among the options: it would look like a failure of the server's encryption. */
function openSslComplaint(options: Readonly<Record<string, unknown>>): string | null {
  try {
    tls.createSecureContext(options);
    return null;
  } catch {
    return 'a certificate, a list of ciphers or another text cannot be used.';
  }
}
