import 'server-only';

import type { CheckAuth, CheckRequest, JwtRequest } from '@/lib/catalogue/check';
import { parseUrl } from '@/lib/text/parse-url';

import { signAzureRequest } from './azure-hmac';
import { OutboundError } from './outbound-error';
import { signJwt } from './sign-jwt';
import { signAwsRequest } from './sigv4';

/** A request in its wire form. */
export interface WireRequest {
  readonly method: CheckRequest['method'];
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly http2: boolean;
  /** Values computed by signing: no text may contain them. */
  readonly made: readonly string[];
}

/** A value that is invalid in a header. Holds the value in order to find its field; never show it. */
export class UnfitHeader extends Error {
  override name = 'UnfitHeader';
  readonly #value: string;

  constructor(value: string) {
    super('A value cannot stand in a header.');
    this.#value = value;
  }

  /** Whether a credential's value makes the header invalid. */
  isFrom(value: string): boolean {
    return value !== '' && this.#value.includes(value) && !HEADER_TEXT.test(value);
  }
}

/** The characters that HTTP allows (RFC 9110, 5.5), limited to the alphabet that all servers read alike. */
const HEADER_TEXT = /^[\t\x20-\x7e]*$/;

/**
 * Signs a check's request and adds its headers and body. `now` is the time of signatures. Throws UnreadableKey,
 * UnfitHeader, OutboundError if the URL is invalid.
 */
export async function toWireRequest(request: CheckRequest, now: Date): Promise<WireRequest> {
  if (!parseUrl(request.url)) throw new OutboundError('dns', 'EBADHOST');
  const url = new URL(request.url);
  const made: string[] = [];
  const sign = async (token: JwtRequest) => {
    const signed = await signJwt(token, now);
    made.push(signed);
    return signed;
  };
  const body = await bodyOf(request, sign);
  const plain = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'Signalbox',
    ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...lowerCase(request.headers ?? {}),
  };
  const { method } = request;
  const signed = request.auth ? await authorize(request.auth, { method, url, headers: plain, body }, now, sign) : {};
  if (signed['authorization']) made.push(signed['authorization'], signed['authorization'].replace(/^\S+ /, ''));
  const headers = { ...plain, ...signed };
  const unfit = Object.values(headers).find((value) => !HEADER_TEXT.test(value));
  if (unfit !== undefined) throw new UnfitHeader(unfit);
  return { method, url, headers, body, http2: request.http2 ?? false, made };
}

async function bodyOf({ json, form }: CheckRequest, sign: (token: JwtRequest) => Promise<string>): Promise<string> {
  if (json !== undefined) return JSON.stringify(json);
  if (form === undefined) return '';
  const pairs: [string, string][] = [];
  for (const [name, value] of Object.entries(form))
    pairs.push([name, typeof value === 'string' ? value : await sign(value)]);
  return new URLSearchParams(pairs).toString();
}

async function authorize(
  auth: CheckAuth,
  request: Pick<WireRequest, 'method' | 'url' | 'headers' | 'body'>,
  now: Date,
  sign: (token: JwtRequest) => Promise<string>,
): Promise<Record<string, string>> {
  switch (auth.type) {
    case 'basic':
      return { authorization: `Basic ${Buffer.from(`${auth.user}:${auth.password}`).toString('base64')}` };
    case 'bearer':
      return { authorization: `Bearer ${auth.token}` };
    case 'jwt':
      return { authorization: `${auth.prefix ?? 'Bearer'} ${await sign(auth.token)}` };
    case 'aws-sigv4':
      return signAwsRequest(request, auth, now);
    case 'azure-hmac':
      return signAzureRequest(request, auth, now);
    default:
      return auth satisfies never;
  }
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
