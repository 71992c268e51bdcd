import 'server-only';

import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Lets people and secret scanners recognize a Signalbox key. */
const KEY_PREFIX = 'sbx_';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_CHARACTERS = 32;
const CHECKSUM_CHARACTERS = 6;

/**
 * A new API key: prefix, 32 random characters (190 bits), and a 6-character CRC-32 of both, which scanners can verify.
 */
export function createKeyText(): string {
  let random = '';
  while (random.length < RANDOM_CHARACTERS) {
    // Discards bytes past the last whole multiple of 62, which makes every character equally likely.
    for (const byte of randomBytes(RANDOM_CHARACTERS))
      if (byte < 248 && random.length < RANDOM_CHARACTERS) random += ALPHABET[byte % 62];
  }
  return `${KEY_PREFIX}${random}${checksum(KEY_PREFIX + random)}`;
}

function checksum(text: string): string {
  let number = crc32(text);
  let digits = '';
  for (let place = 0; place < CHECKSUM_CHARACTERS; place++) {
    digits = `${ALPHABET[number % 62] ?? ''}${digits}`;
    number = Math.floor(number / 62);
  }
  return digits;
}

/** The stored form of a key. Its entropy makes a slow hash unnecessary (OWASP, Password Storage: API keys). */
export function hashKey(key: string): Buffer<ArrayBuffer> {
  return Buffer.from(digestKey(key), 'base64url');
}

/** The same digest as text: SHA-256 in base64url. */
export function digestKey(key: string): string {
  return hash('sha256', key, 'base64url');
}

/** The part of a key that may be shown again. */
export function shownPrefix(key: string): string {
  return key.startsWith(KEY_PREFIX) ? key.slice(0, KEY_PREFIX.length + 6) : key.slice(0, 6);
}
