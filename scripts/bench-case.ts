/** One benchmark: a file of scripts/bench, selected by its name. */
export interface BenchCase {
  /** What is measured and how, in one line. */
  readonly description: string;
  /** Measures, and prints each table once it is complete. Throws if the measured code gives a wrong result. */
  readonly run: (print: (table: BenchTable) => void) => Promise<void>;
}

export interface BenchTable {
  readonly title: string;
  /** The first column is text; the others are right-aligned. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A whole number with separators: 1,234,567. */
export function wholeNumber(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** The median, so that a round disturbed by the machine does not count. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
