/** The limits of the wire form. Characters are code points, as PostgreSQL and JSON Schema count them. */
export const LIMITS = {
  /** A group of the top array has depth 1; leaves do not count. */
  depth: 8,
  /** Total leaves, over every group of the array. */
  leaves: 200,
  fieldCharacters: 200,
  /** Of the stored text or, for an operator that reads a list, of each item. */
  valueCharacters: 1000,
  listItems: 200,
} as const;

/** A limit as messages write it: 1,000. */
export function limitText(limit: keyof typeof LIMITS): string {
  return LIMITS[limit].toLocaleString('en-GB');
}
