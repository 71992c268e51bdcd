import 'server-only';

import { createPrivateKey, createSecretKey, type KeyObject } from 'node:crypto';

import { SignJWT } from 'jose';

import type { JwtRequest } from '@/lib/catalogue/check';

/** A key that cannot be read, or is not of the kind that the algorithm needs. Holds no part of it. */
export class UnreadableKey extends Error {
  override name = 'UnreadableKey';

  /** The text that should be the key, to find its field. */
  readonly #key: string;

  constructor(
    key: string,
    readonly algorithm: JwtRequest['algorithm'],
  ) {
    super('A key cannot be read.');
    this.#key = key;
  }

  /** Whether this value contains the key. */
  isIn(value: string): boolean {
    const key = this.#key.trim();
    return key !== '' && (value.includes(key) || value.includes(JSON.stringify(key).slice(1, -1)));
  }
}

/** Signs a token that a check describes. Throws UnreadableKey. */
export async function signJwt(request: JwtRequest, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1_000);
  const { algorithm, header, claims, expiresInSeconds } = request;
  const token = new SignJWT({ ...claims, iat: seconds }).setProtectedHeader({ ...header, alg: algorithm });
  if (expiresInSeconds !== undefined) token.setExpirationTime(seconds + expiresInSeconds);
  try {
    return await token.sign(readKey(request));
  } catch {
    throw new UnreadableKey(request.key, algorithm);
  }
}

function readKey({ algorithm, key }: JwtRequest): KeyObject {
  return algorithm === 'HS256' ? createSecretKey(key, 'utf8') : createPrivateKey(key);
}
