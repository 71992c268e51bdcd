import 'server-only';

import { isUtf8 } from 'node:buffer';

import type { Context as HonoContext } from 'hono';

import { AppError, type FieldErrors, invalid, validationError } from '@/lib/server/errors';
import { type BodyReservation, reserveBody } from '@/lib/server/http/waiting-bodies';
import { INEXACT_NUMBER, type InexactNumber, parseExactJson } from '@/lib/text/exact-json';
import { placeOf } from '@/lib/text/place';

/** The largest request body. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/**
 * The JSON object of a request's body. Throws `unsupported_media_type`, `payload_too_large`, `bad_request` if it is not
 * JSON, `validation_failed` if it is JSON but not an object, or its context or conditions have a number whose digits
 * would be lost.
 */
export async function readJsonObject(c: HonoContext): Promise<Record<string, unknown>> {
  return withExactNumbers(await readRoundedJson(c));
}

/** The JSON object of a body, and the errors at the numbers that were rounded. Throws like readJsonObject otherwise. */
export async function readRoundedJson(c: HonoContext): Promise<RoundedJson> {
  if (!isJsonType(c.req.header('content-type'))) {
    throw new AppError(
      'unsupported_media_type',
      'Send the body as JSON, with the header Content-Type: application/json.',
    );
  }
  if (isEncoded(c.req.header('content-encoding'))) {
    throw new AppError('unsupported_media_type', 'Send the body as it is, without Content-Encoding.');
  }
  return parseRounded(await readBytes(c.req.raw));
}

export interface RoundedJson {
  readonly body: Record<string, unknown>;
  readonly errors: FieldErrors;
}

/** Whether a Content-Type means JSON. */
export function isJsonType(contentType = ''): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || /^application\/[a-z0-9.+-]+\+json$/.test(type);
}

/** Whether a Content-Encoding means anything else than the text itself. */
function isEncoded(contentEncoding = ''): boolean {
  return contentEncoding.split(',').some((coding) => !/^(?:identity)?$/i.test(coding.trim()));
}

/** The object in the bytes of a body. Throws what readJsonObject throws about its text. */
export function parseJsonObject(bytes: Uint8Array): Record<string, unknown> {
  return withExactNumbers(parseRounded(bytes));
}

function withExactNumbers({ body, errors }: RoundedJson): Record<string, unknown> {
  if (errors !== NO_ERRORS) throw validationError(errors);
  return body;
}

function parseRounded(bytes: Uint8Array): RoundedJson {
  const { value, inexact } = parseJson(decode(bytes));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('body', 'The body must be a JSON object.');
  return { body: value as Record<string, unknown>, errors: inexact.length === 0 ? NO_ERRORS : toErrors(inexact) };
}

const NO_ERRORS: FieldErrors = {};

function toErrors(inexact: readonly InexactNumber[]): FieldErrors {
  return Object.fromEntries(inexact.map(({ path }) => [shortPlaceOf(path), { messages: [INEXACT_NUMBER] }]));
}

/** The place, or its nearest ancestor with a short name: a place is returned as a key of `errors`. */
function shortPlaceOf(path: readonly (string | number)[]): string {
  let length = Math.min(path.length, LONGEST_PLACE);
  while (placeOf(path.slice(0, length)).length > LONGEST_PLACE) length -= 1;
  return placeOf(path.slice(0, length)) || 'body';
}

const LONGEST_PLACE = 300;

/** Like readJsonObject, for routes with an optional body: `{}` if none is sent. */
export async function readOptionalJsonObject(c: HonoContext): Promise<Record<string, unknown>> {
  const { headers } = c.req.raw;
  // In HTTP/1.1 these two headers indicate a body (RFC 9112, 6.3); a Request has a stream for a POST either way.
  const length = headers.get('content-length');
  const isSent = headers.has('content-type') || headers.has('transfer-encoding') || length !== null;
  return isSent && length !== '0' ? readJsonObject(c) : {};
}

/** Where a rounded number would choose wrongly. Elsewhere it is as exact as any double. */
const EXACT_KEYS = ['context', 'conditions'];

function parseJson(text: string) {
  try {
    return parseExactJson(text, EXACT_KEYS);
  } catch {
    throw new AppError('bad_request', 'The body is not JSON.');
  }
}

/** Reads the body up to the limit, with or without an announced length. Memory is reserved for it first. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const announced = request.headers.get('content-length');
  if (Number(announced ?? 0) > BODY_LIMIT_BYTES) {
    await drain(request);
    throw tooLarge();
  }
  const reservation = reserveBody('api');
  try {
    if (announced === null) return await readChunks(request, reservation);
    reservation.grow(Number(announced));
    return await readWhole(request);
  } catch (error) {
    // Only the sender can cut a body short; nobody is left to answer, and nothing failed here.
    throw error instanceof AppError ? error : new AppError('bad_request', 'The body ended early.');
  } finally {
    reservation.release();
  }
}

const tooLarge = () => new AppError('payload_too_large', 'The body has more than 1 MiB.');

/** Node's parser passes no more than the announced length; one full read costs a fraction of a stream. */
async function readWhole(request: Request): Promise<Uint8Array> {
  const whole = new Uint8Array(await request.arrayBuffer());
  if (whole.byteLength > BODY_LIMIT_BYTES) throw tooLarge();
  return whole;
}

async function readChunks(request: Request, reservation: BodyReservation): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    reservation.grow(Math.min(size, BODY_LIMIT_BYTES));
    if (size <= BODY_LIMIT_BYTES) chunks.push(chunk);
    else if (size > DRAINED_BYTES) break;
  }
  if (size > BODY_LIMIT_BYTES) throw tooLarge();
  return Buffer.concat(chunks);
}

const BYTE_ORDER_MARK = 0xfeff;

function decode(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new AppError('bad_request', 'The body is not UTF-8 text.');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  // A JSON parser may ignore it (RFC 8259, 8.1).
  return text.codePointAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

/** How much of a body that is too large is read and discarded, so that its sender receives the answer. */
const DRAINED_BYTES = 16 * BODY_LIMIT_BYTES;

async function drain(request: Request): Promise<void> {
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > DRAINED_BYTES) return;
  }
}
