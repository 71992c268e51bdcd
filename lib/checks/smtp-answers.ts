import 'server-only';

import type { CheckFinding, SmtpServer } from '@/lib/catalogue/check';

import { networkMessage } from './network-messages';
import { OutboundError } from './outbound-error';

/**
 * The meaning of a failed conversation with a mail server. The server's own text is neither interpreted nor repeated.
 */
export function readSmtpError(error: unknown, server: SmtpServer): CheckFinding {
  const { code, responseCode } = codesOf(error);
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') return readSignIn(responseCode);
  if (code === 'ETLS' || isTls(error, code))
    return networkError('tls', code === 'ETLS' || code === 'ESOCKET' ? 'ERROR' : code, server);
  if (responseCode === 421 || (responseCode >= 400 && responseCode < 500))
    return { cause: 'provider_unavailable', message: `The server is not ready (${responseCode}). Try again later.` };
  if (responseCode === 554) {
    return {
      cause: 'blocked',
      message: 'The server refuses connections from here (554). It may list the addresses that may connect.',
    };
  }
  if (responseCode >= 500)
    return { cause: 'undetermined', message: `The server refused to talk before the sign-in (${responseCode}).` };
  return networkError('http', code === 'ETIMEDOUT' ? code : 'ERROR', server);
}

/** Reply codes of AUTH (RFC 4954, 6). */
function readSignIn(code: number): CheckFinding {
  if (code >= 400 && code < 500) {
    return {
      cause: 'provider_unavailable',
      message: `The server could not check the sign-in for now (${code}). Try again later.`,
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
        message: 'The server did not accept user and password (535). Some services want an app password or an API key.',
      };
    default:
      return code >= 500
        ? { cause: 'undetermined', message: `The server broke off the sign-in (${code}), without saying why.` }
        : { cause: 'undetermined', message: 'The sign-in could not be made as the server wants it.' };
  }
}

function networkError(stage: 'tls' | 'http', code: string, server: SmtpServer): CheckFinding {
  const hint = portHint(server);
  return { cause: 'network_error', message: `${networkMessage(new OutboundError(stage, code))} ${hint}` };
}

function codesOf(error: unknown): { code: string; responseCode: number } {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return {
    code: typeof code === 'string' ? code : 'ERROR',
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
  };
}

/** nodemailer reports failures of the handshake as ESOCKET, with Node's code only in the text, if at all. */
function isTls(error: unknown, code: string): boolean {
  const text = error instanceof Error ? error.message : '';
  return (
    /^(?:ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code) ||
    (code === 'ESOCKET' && /certificate|SSL|TLS|altnames/i.test(text))
  );
}

function portHint({ port, secure }: SmtpServer): string {
  if (port === 465 && !secure) return 'Port 465 wants TLS from the first byte: turn on Secure.';
  if (port === 587 && secure) return 'Port 587 wants STARTTLS: turn Secure off.';
  return 'Port 465 wants TLS from the first byte (Secure on), port 587 STARTTLS (Secure off).';
}
