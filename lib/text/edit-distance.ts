import { distance } from 'fastest-levenshtein';

/**
 * The number of typing errors between a typed text and a word: a letter missing, added or wrong, or two swapped
 * neighbors ("gird" for "grid"). A swap counts once, as the most common slip. Of several swaps, one counts once.
 */
export function editDistance(typed: string, word: string): number {
  let least = distance(typed, word);
  for (let index = 1; index < typed.length && least > 1; index += 1) {
    const [first = '', second = ''] = [typed[index - 1], typed[index]];
    // A swap helps only if the word has the two letters in the other order.
    if (first === second || !word.includes(second + first)) continue;
    const swapped = typed.slice(0, index - 1) + second + first + typed.slice(index + 1);
    least = Math.min(least, 1 + distance(swapped, word));
  }
  return least;
}

/**
 * The edit distance to the best start of a word, for text still being typed. Exact up to `most`; above it, some larger
 * number.
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
