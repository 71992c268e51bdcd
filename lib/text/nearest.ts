import { editDistance } from './edit-distance';

/** Past this a name is no slip of the keys. */
const MAX_LENGTH = 80;

/** So long has a name to be before it counts as found inside another. */
const MIN_PART = 3;

/**
 * The names most like a mistyped one, best first: those that hold it or stand in it, then those that are at most a
 * third of its length away. Case, blanks, hyphens and underscores do not count. Empty when none is near.
 */
export function nearest<Name extends string>(name: string, names: Iterable<Name>, most = 3): Name[] {
  const wanted = plain(name.slice(0, MAX_LENGTH));
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return [...names]
    .map((candidate) => {
      const known = plain(candidate);
      // Past the limit all are equally far: those keep the order they were given in.
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

/** "not equal", "not-equal" and "notEqual" are NOT_EQUAL with other habits. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** " Did you mean a or b?", or nothing: the end of a message about an unknown name. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const near = nearest(name, names);
  if (near.length === 0) return '';
  const quoted = near.map((candidate) => `"${candidate}"`);
  return ` Did you mean ${quoted.join(' or ')}?`;
}
