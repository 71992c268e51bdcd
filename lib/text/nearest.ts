import { distance } from 'fastest-levenshtein';

/**
 * The names most like a mistyped one, best first: those that hold it, or are at most a third of its length away.
 * Empty when none is near.
 */
export function nearest(name: string, names: Iterable<string>, most = 3): string[] {
  const wanted = name.slice(0, 80).toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return [...names]
    .map((candidate) => ({ candidate, score: score(wanted, candidate.toLowerCase()) }))
    .filter(({ score }) => score <= limit)
    .toSorted((a, b) => a.score - b.score)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function score(wanted: string, candidate: string): number {
  if (wanted.length >= 3 && (candidate.includes(wanted) || wanted.includes(candidate))) return 0.5;
  return distance(wanted, candidate);
}

/** " Did you mean a or b?", or nothing: the end of a message about an unknown name. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const near = nearest(name, names);
  if (near.length === 0) return '';
  const quoted = near.map((candidate) => `"${candidate}"`);
  return ` Did you mean ${quoted.join(' or ')}?`;
}
