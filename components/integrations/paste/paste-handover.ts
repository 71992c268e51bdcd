/** What was pasted on a page that leads to the form: in memory alone, for the one page that takes it. */
let carried: string | undefined;

export function carryPaste(text: string): void {
  carried = text;
}

/** What was carried here, once. */
export function takePaste(): string | undefined {
  const text = carried;
  carried = undefined;
  return text;
}
