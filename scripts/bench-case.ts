/** One thing that can be measured: a file of scripts/bench, by whose name it is asked for. */
export interface BenchCase {
  /** What is measured and how, in a line. */
  readonly description: string;
  /** Measures, and hands over each table as soon as it is whole. Throws when what it measures is wrong. */
  readonly run: (print: (table: BenchTable) => void) => Promise<void>;
}

export interface BenchTable {
  readonly title: string;
  /** The first column is text, the others are set to the right. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A whole number as people read it: 1,234,567. */
export function wholeNumber(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** The middle one, so that a round which the machine disturbed does not count. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
