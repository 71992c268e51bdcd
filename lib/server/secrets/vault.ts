import 'server-only';

import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

import { type NamedKey, parseKeyList } from '@/lib/server/env';

import { takeRandom } from './random';

/**
 * Envelope encryption with AES-256-GCM: a fresh data key for each text, itself encrypted ("wrapped") by a named key
 * of SIGNALBOX_ENCRYPTION_KEYS. Form: `v1.<key id>.<wrapped data key>.<text>`, both parts base64url of
 * nonce (12 bytes), ciphertext, tag (16 bytes). The associated data binds both to their place.
 * Source: NIST SP 800-38D; 96-bit random nonces, one encryption per data key.
 */
const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Vault {
  /** The names of its keys: the first encrypts. */
  readonly keyIds: readonly [string, ...string[]];
  /** Encrypts a text for one place; decryption needs the same `place`. */
  seal(text: string, place: string): string;
  /** Decrypts, or returns null if the key is missing, the place differs, or a byte was changed. */
  open(envelope: string, place: string): string | null;
  /** Wraps the same data key with the first key and keeps the text; null if `open` would return null. */
  rewrap(envelope: string, place: string): string | null;
}

/** A vault over the keys of a list (env.ts): the first encrypts, all decrypt. */
export function createVault(keyList: string): Vault {
  const keys = parseKeyList(keyList);
  const first = keys?.[0];
  if (!keys || !first) throw new Error('SIGNALBOX_ENCRYPTION_KEYS is not a list of keys');
  return {
    keyIds: [first.id, ...keys.slice(1).map(({ id }) => id)],
    seal: (text, place) => seal(first, text, place),
    open: (envelope, place) => unwrap(keys, envelope, place)?.text ?? null,
    rewrap: (envelope, place) => rewrap(keys, first, envelope, place),
  };
}

/** The name of the key that wraps an envelope, as the envelope states it; null if the text is not an envelope. */
export function keyIdOf(envelope: string): string | null {
  const [version, id] = envelope.split('.', 2);
  return version === VERSION && id ? id : null;
}

function seal(key: NamedKey, text: string, place: string): string {
  const dataKey = takeRandom(32);
  const body = encrypt(dataKey, Buffer.from(text, 'utf8'), `${VERSION}:text:${place}`);
  const envelope = write(key, dataKey, body.toString('base64url'), place);
  dataKey.fill(0);
  return envelope;
}

function write(key: NamedKey, dataKey: Buffer, body: string, place: string): string {
  const wrapped = encrypt(key.key, dataKey, `${VERSION}:wrap:${key.id}:${place}`);
  return [VERSION, key.id, wrapped.toString('base64url'), body].join('.');
}

function rewrap(keys: readonly NamedKey[], first: NamedKey, envelope: string, place: string): string | null {
  // Decrypts the text too: a damaged envelope must not look current.
  const opened = unwrap(keys, envelope, place);
  if (!opened) return null;
  const renewed = write(first, opened.dataKey, opened.body, place);
  opened.dataKey.fill(0);
  return renewed;
}

interface Opened {
  readonly text: string;
  readonly dataKey: Buffer;
  /** The encrypted text, as the envelope contains it. */
  readonly body: string;
}

function unwrap(keys: readonly NamedKey[], envelope: string, place: string): Opened | null {
  const [version, id, wrapped, body, ...rest] = envelope.split('.');
  const key = keys.find((candidate) => candidate.id === id);
  if (version !== VERSION || !key || !wrapped || !body || rest.length > 0) return null;
  try {
    const dataKey = decrypt(key.key, decode(wrapped), `${VERSION}:wrap:${key.id}:${place}`);
    return { text: decrypt(dataKey, decode(body), `${VERSION}:text:${place}`).toString('utf8'), dataKey, body };
  } catch {
    return null;
  }
}

/** Buffer.from ignores invalid base64url characters and spare bits: such a text was not written here. */
function decode(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Error('not base64url');
  return bytes;
}

function encrypt(key: Buffer, plain: Buffer, associated: string): Buffer {
  const nonce = takeRandom(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(associated, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, associated: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(associated, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]);
}

/** A keyed digest of a text, in hex. `purpose` separates uses. */
export function keyedDigest(key: Buffer, purpose: string, text: string): string {
  return createHmac('sha256', key).update(purpose).update('\0').update(text, 'utf8').digest('hex');
}
