import { distance } from 'fastest-levenshtein';

/**
 * How many typing errors lie between what was typed and a word: a letter missing, added or wrong, or two neighbors that
 * changed places, which counts once as the commonest slip ("gird" for "grid"). Of several swaps one counts once.
 */
export function editDistance(typed: string, word: string): number {
  let least = distance(typed, word);
  for (let index = 1; index < typed.length && least > 1; index += 1) {
    const [first = '', second = ''] = [typed[index - 1], typed[index]];
    // A swap helps only where the word has the two letters the other way round.
    if (first === second || !word.includes(second + first)) continue;
    const swapped = typed.slice(0, index - 1) + second + first + typed.slice(index + 1);
    least = Math.min(least, 1 + distance(swapped, word));
  }
  return least;
}

/**
 * The edit distance to the best start of a word, for who has not typed all of it. Exact up to `most`; past it, some
 * number above.
 */
export function distanceToStart(typed: string, word: string, most: number): number {
  const toStart = (length: number): number => editDistance(typed, word.slice(0, Math.max(0, length)));
  let least = toStart(typed.length);
  // A start that is longer or shorter by some letters is at least that far away.
  for (let away = 1; away < least && away <= most; away += 1) {
    least = Math.min(least, toStart(typed.length - away), toStart(typed.length + away));
  }
  return least;
}
