import { slugOf } from '@/lib/text/slug';
import { isUuid } from '@/lib/text/uuid';

/** Words that are routes next to `/v1/integrations/:id`. */
export const RESERVED_IDENTIFIERS: readonly string[] = ['active', 'check', 'order', 'resolve', 'webhook', 'in-app'];

export const IDENTIFIER_FORM = /^[A-Za-z0-9_-]{1,80}$/;

/** Whether a text has the form of an identifier. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER_FORM.test(text);
}

/** Why a text cannot be an identifier, as a sentence; null if it can. Source: docs/rules/api.md, "Identifiers". */
export function identifierComplaint(identifier: string): string | null {
  if (!IDENTIFIER_FORM.test(identifier)) return 'identifier must be 1 to 80 letters (a to z), digits, "-" or "_".';
  if (isUuid(identifier)) return 'identifier must not have the form of a UUID.';
  if (RESERVED_IDENTIFIERS.includes(identifier))
    return `identifier must not be one of: ${RESERVED_IDENTIFIERS.join(', ')}.`;
  return null;
}

/**
 * The identifier of an integration created without one: the name's slug, or the fallback's, and 8 random characters.
 */
export function defaultIdentifier(name: string, fallback: string, random: string): string {
  return `${slugOf(name) || slugOf(fallback) || 'integration'}-${random}`;
}

/** How many random bytes identifierSuffix uses. */
export const SUFFIX_BYTES = 8;

/** Digits and letters except i, l, o and u, which are easily misread (Crockford, Base 32). */
const SUFFIX_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** The random part of a default identifier: 40 bits, so that even 100,000 with one name do not collide. */
export function identifierSuffix(random: Uint8Array): string {
  return Array.from(random.subarray(0, SUFFIX_BYTES), (byte) => SUFFIX_LETTERS[byte % SUFFIX_LETTERS.length]).join('');
}
