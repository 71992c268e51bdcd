import 'server-only';

import { createHash, randomBytes } from 'node:crypto';

/** The token of a new link: 32 random bytes, which nobody guesses, so tries need no limit. */
export function createInvitationToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. Its entropy makes a slow hash needless. */
export function hashInvitationToken(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(token, 'utf8').digest());
}

/** Whether a text can be a token at all. */
export function isInvitationToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
