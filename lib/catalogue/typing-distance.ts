/**
 * How many typing errors lie between what was typed and the best start of a word: letters missing, added, changed, or
 * swapped with their neighbour (optimal string alignment, which counts "gird" for "grid" once). Only the start of the
 * word has to be typed.
 */
export function typingDistance(typed: string, word: string): number {
  let before: number[] = [];
  let above = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= word.length; column += 1) {
      const changed = at(above, column - 1) + (typed[row - 1] === word[column - 1] ? 0 : 1);
      const swapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]
          ? at(before, column - 2) + 1
          : Number.POSITIVE_INFINITY;
      current.push(Math.min(changed, swapped, at(above, column) + 1, at(current, column - 1) + 1));
    }
    before = above;
    above = current;
  }
  return Math.min(...above);
}

/** How many errors are forgiven in a text of this length; none in so short a one that anything would be near. */
export function forgivenErrors(length: number): number {
  if (length < 4) return 0;
  if (length < 7) return 1;
  return length < 11 ? 2 : 3;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
