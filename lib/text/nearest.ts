import { editDistance } from './edit-distance';

/** A longer name is not a typing error. */
const MAX_LENGTH = 80;

/** The shortest name that counts as part of another. */
const MIN_PART = 3;

/**
 * The names most like a mistyped one, best first: those that contain it or are part of it, then those whose distance is
 * at most a third of its length. Ignores case, blanks, hyphens and underscores. Empty if none is near.
 */
export function nearest<Name extends string>(name: string, names: Iterable<Name>, most = 3): Name[] {
  const wanted = plain(name.slice(0, MAX_LENGTH));
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return [...names]
    .map((candidate) => {
      const known = plain(candidate);
      // Above the limit all are equally far: they keep the given order.
      const errors = Math.min(editDistance(wanted, known), limit + 1);
      return { candidate, isPart: isPart(wanted, known), errors };
    })
    .filter(({ isPart, errors }) => wanted !== '' && (isPart || errors <= limit))
    .toSorted((a, b) => Number(b.isPart) - Number(a.isPart) || a.errors - b.errors)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function isPart(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= MIN_PART && (a.includes(b) || b.includes(a));
}

/** "not equal", "not-equal" and "notEqual" are other spellings of NOT_EQUAL. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** " Did you mean a or b?", or empty: the end of a message about an unknown name. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const near = nearest(name, names);
  if (near.length === 0) return '';
  const quoted = near.map((candidate) => `"${candidate}"`);
  return ` Did you mean ${quoted.join(' or ')}?`;
}
