/**
 * A name as the readable part of an address or identifier: lower case, no accents, words joined by "-", at most 60
 * characters. Empty for a name without Latin letters and digits.
 */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
}
