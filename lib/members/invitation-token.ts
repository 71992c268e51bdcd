import 'server-only';

import { createHash, randomBytes } from 'node:crypto';

/** The token of a new link: 32 random bytes. It cannot be guessed, so attempts need no limit. */
export function createInvitationToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The stored form of a token. Its entropy makes a slow hash unnecessary. */
export function hashInvitationToken(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(token, 'utf8').digest());
}

/** Whether a text has the form of a token. */
export function isInvitationToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
