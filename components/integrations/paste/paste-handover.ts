/** Text pasted on a page that leads to the form. Kept only in memory, for the one page that takes it. */
let carried: string | undefined;

export function carryPaste(text: string): void {
  carried = text;
}

/** Returns the carried text once. */
export function takePaste(): string | undefined {
  const text = carried;
  carried = undefined;
  return text;
}
