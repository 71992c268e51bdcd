/** A moment. `rest` keeps the digits after the millisecond, without trailing zeros, so that no precision is lost. */
export interface Instant {
  readonly epochMs: number;
  readonly rest: string;
}

// ISO 8601, the part of it that conditions.md names ("Operators"): upper case, a zone only after a time.
const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))?)?$/;

const DAY_MS = 86_400_000;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Reads `YYYY-MM-DD`, optionally `THH:MM[:SS[.f]]` and `Z` or `±HH:MM`; without a zone it is UTC.
 * Out: the instant, or undefined for any other text, a day the calendar lacks included (2026-02-30).
 */
export function readInstant(text: string): Instant | undefined {
  // Fifth character first: it is cheaper than the expression and settles most texts.
  if (text.charCodeAt(4) !== 45) return undefined;
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', sign, zoneHour = '0', zoneMinute = '0'] = match;
  const days = daysSinceEpoch(Number(year), Number(month), Number(day));
  if (days === undefined) return undefined;
  const minutes = Number(hour) * 60 + Number(minute) - zoneMinutes(sign, zoneHour, zoneMinute);
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return {
    epochMs: days * DAY_MS + minutes * 60_000 + Number(second) * 1000 + milliseconds,
    rest: trimZeros(fraction.slice(3)),
  };
}

/** The instant of a clock's reading, or undefined for an invalid Date. */
export function instantOf(date: Date): Instant | undefined {
  const epochMs = date.getTime();
  return Number.isNaN(epochMs) ? undefined : { epochMs, rest: '' };
}

/** Negative when `a` is before `b`, 0 when they are the same moment, positive when after. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.epochMs !== b.epochMs) return a.epochMs < b.epochMs ? -1 : 1;
  // Digits after a decimal point order as text does.
  if (a.rest === b.rest) return 0;
  return a.rest < b.rest ? -1 : 1;
}

/** Milliseconds from `earlier` to `later`, negative when they are the other way round. */
export function elapsedMs(earlier: Instant, later: Instant): number {
  return later.epochMs - earlier.epochMs + (subMilliseconds(later.rest) - subMilliseconds(earlier.rest));
}

function subMilliseconds(rest: string): number {
  return rest === '' ? 0 : Number(`0.${rest}`);
}

function zoneMinutes(sign: string | undefined, hour: string, minute: string): number {
  const minutes = Number(hour) * 60 + Number(minute);
  return sign === '-' ? -minutes : minutes;
}

/** A loop, not /0+$/: that expression takes quadratic time on a long run of zeros before another digit. */
function trimZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end -= 1;
  return digits.slice(0, end);
}

function daysSinceEpoch(year: number, month: number, day: number): number | undefined {
  const length = DAYS_OF_MONTH[month - 1];
  if (length === undefined || day < 1) return undefined;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (month === 2 && leap ? 29 : length)) return undefined;
  // setUTCFullYear, because Date.UTC reads the years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS;
}
