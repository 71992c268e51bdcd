/** The limits of the wire form. Characters are code points, as PostgreSQL and JSON Schema count them. */
export const LIMITS = {
  /** A group of the top array is depth 1; leaves do not count. */
  depth: 8,
  /** Leaves in all, over every group of the array. */
  leaves: 200,
  fieldCharacters: 200,
  /** Of the stored text; of each item, where the operator reads a list. */
  valueCharacters: 1000,
  listItems: 200,
} as const;

/** A limit as messages write it: 1,000. */
export function limitText(limit: keyof typeof LIMITS): string {
  return LIMITS[limit].toLocaleString('en-GB');
}
