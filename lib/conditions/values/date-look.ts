import { readInstant } from './dates';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

/** Dates as people and other systems write them, at the start of a text. Each is linear: no part matches a next one. */
const SHAPES = [
  // 2026-3-29, 2026/03/29, 2026-02-30, 2026-03-29T24:00
  /^\d{4}[-/.]\d\d?[-/.]\d\d?(?!\d)/,
  // 20260329T023000Z
  /^\d{8}T\d/,
  // 2026-W13-7
  /^\d{4}-W\d\d/,
  // 29 Mar 2026, Sun, 29 Mar 2026 02:30:00 GMT
  new RegExp(`^(?:[a-z]{3,9},? )?\\d\\d?[-. ]{1,2}${MONTH}[-. ,]{1,2}\\d{2}`, 'i'),
  // March 29, 2026, Sun Mar 29 2026
  new RegExp(`^(?:[a-z]{3,9},? )?${MONTH}\\.? \\d\\d?,? \\d`, 'i'),
];

/** 29.03.2026, 3/4/2026, 03-04-26: which part is the month depends on the country. */
const AMBIGUOUS = /^\d\d?([-/.])\d\d?\1(?:\d{4}|\d\d)(?!\d)/;

/** Whether a text looks like a date that is not read: `ambiguous` if day and month could be either. */
export function unreadDate(text: string): 'ambiguous' | 'other' | undefined {
  // The shapes are at the start, and longer text is not a date.
  if (text.length > 64 || readInstant(text) !== undefined) return undefined;
  const trimmed = text.trim();
  if (AMBIGUOUS.test(trimmed)) return 'ambiguous';
  // With blanks around it, even a date that is read otherwise.
  return readInstant(trimmed) !== undefined || SHAPES.some((shape) => shape.test(trimmed)) ? 'other' : undefined;
}
