import 'server-only';

import type { CheckFinding, SmtpServer } from '@/lib/catalogue/check';

import { isTlsCause, networkMessage } from './network-messages';
import { OutboundError } from './outbound-error';

/**
 * The meaning of a failed conversation with a mail server. Only the definition of a provider interprets the server's
 * words, and nothing repeats them.
 */
export function readSmtpError(error: unknown, server: SmtpServer): CheckFinding {
  const { code, responseCode, response } = partsOf(error);
  const stated = responseCode > 0 ? server.read?.({ code: responseCode, text: response }) : null;
  if (stated) return stated;
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') return readSignIn(responseCode);
  if (code === 'ETLS' || isTls(error, code))
    return smtpNetworkFinding(new OutboundError('tls', tlsCode(error)), server);
  if (responseCode === 421 || (responseCode >= 400 && responseCode < 500))
    return { cause: 'provider_unavailable', message: `The server is not ready (${responseCode}). Try again later.` };
  if (responseCode === 554) {
    return {
      cause: 'blocked',
      message: 'The server refuses connections from here (554). It may have a list of allowed addresses.',
    };
  }
  if (responseCode >= 500)
    return {
      cause: 'undetermined',
      message: `The server ended the conversation before the sign-in (${responseCode}).`,
    };
  return smtpNetworkFinding(new OutboundError('http', code === 'ETIMEDOUT' ? code : 'ERROR'), server);
}

/** A failure on the way to a mail server; with a hint about port and TLS where these can be the cause. */
export function smtpNetworkFinding(error: OutboundError, server: SmtpServer): CheckFinding {
  const isAboutPort = (error.stage === 'tls' && !isTlsCause(error.code)) || error.stage === 'http';
  const hint = isAboutPort ? ` ${portHint(server)}` : '';
  return { cause: 'network_error', message: `${networkMessage(error)}${hint}` };
}

/** Reply codes of AUTH (RFC 4954, 6). */
function readSignIn(code: number): CheckFinding {
  if (code >= 400 && code < 500) {
    return {
      cause: 'provider_unavailable',
      message: `The server can't check the sign-in for now (${code}). Try again later.`,
    };
  }
  switch (code) {
    case 530:
    case 538:
      return { cause: 'misconfigured', message: `The server wants TLS before the sign-in (${code}). Turn on TLS.` };
    case 534:
      return {
        cause: 'invalid_credentials',
        message: 'The server wants another way to sign in (534), often an app password.',
      };
    case 535:
      return {
        cause: 'invalid_credentials',
        message: "The server didn't accept user and password (535). Some services want an app password or an API key.",
      };
    default:
      return code >= 500
        ? { cause: 'undetermined', message: `The server refused the sign-in (${code}), which doesn't say why.` }
        : { cause: 'undetermined', message: 'The server and Signalbox share no way to sign in.' };
  }
}

interface Parts {
  readonly code: string;
  readonly responseCode: number;
  readonly response: string;
}

function partsOf(error: unknown): Parts {
  const { code, responseCode, response } = error as Record<keyof Parts, unknown>;
  return {
    code: typeof code === 'string' ? code : 'ERROR',
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
    response: typeof response === 'string' ? response : '',
  };
}

/** Node's own code: nodemailer puts its ESOCKET or ETLS in the place of it. */
function tlsCode(error: unknown): string {
  const { originalCode, code } = error as { originalCode?: unknown; code?: unknown };
  const known = [originalCode, code].find((each) => typeof each === 'string' && !/^(?:ESOCKET|ETLS)$/.test(each));
  return typeof known === 'string' ? known : 'ERROR';
}

/** nodemailer reports failures of the handshake as ESOCKET. */
function isTls(error: unknown, code: string): boolean {
  const text = error instanceof Error ? error.message : '';
  return (
    isTlsCause(tlsCode(error)) ||
    /^(?:ERR_SSL|ERR_TLS|CERT_|UNABLE_TO_)/.test(tlsCode(error)) ||
    (code === 'ESOCKET' && /certificate|SSL|TLS|altnames/i.test(text))
  );
}

function portHint({ port, secure }: SmtpServer): string {
  if (port === 465 && !secure) return 'Port 465 wants TLS from the first byte: turn on Secure.';
  if (port === 587 && secure) return 'Port 587 wants STARTTLS: turn Secure off.';
  return 'Port 465 wants TLS from the first byte (Secure on), port 587 STARTTLS (Secure off).';
}
