/** A decimal number of any length: 0.digits × 10^magnitude. Zero has no digits. */
interface Decimal {
  readonly isNegative: boolean;
  /** Without zeros at either end. */
  readonly digits: string;
  readonly magnitude: number;
}

/**
 * Orders two JSON numbers of any length, digit by digit. In: texts that are JSON numbers. Out: negative, 0 or positive.
 * Linear in their length, whatever their exponents are.
 */
export function compareDecimals(a: string, b: string): number {
  const left = readDecimal(a);
  const right = readDecimal(b);
  if (left.digits === '' || right.digits === '') return signOf(left) - signOf(right);
  if (left.isNegative !== right.isNegative) return left.isNegative ? -1 : 1;
  const bySize =
    left.magnitude === right.magnitude ? compare(left.digits, right.digits) : compare(left.magnitude, right.magnitude);
  return left.isNegative ? 0 - bySize : bySize;
}

/**
 * Whether a double holds a number as it is written. Past 2^53 the digits must survive: two integers that round to the
 * same double are not both held. Smaller numbers always are: a fraction means its nearest double.
 * In: a JSON number as text, and that text as a double.
 */
export function isHeldExactly(text: string, double: number): boolean {
  if (Math.abs(double) <= Number.MAX_SAFE_INTEGER) return true;
  if (!Number.isFinite(double)) return false;
  const printed = String(double);
  // Integers below 1e21 are printed digit by digit. This keeps a body full of them quick.
  return /^-?[1-9]\d{15,19}$/.test(text) ? text === printed : compareDecimals(text, printed) === 0;
}

function signOf({ digits, isNegative }: Decimal): number {
  if (digits === '') return 0;
  return isNegative ? -1 : 1;
}

function compare<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function readDecimal(text: string): Decimal {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const isNegative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = mantissa.slice(isNegative ? 1 : 0).split('.');
  const all = whole + fraction;
  // Loops: /0+$/ takes quadratic time on a long run of zeros before another digit.
  let start = 0;
  while (all[start] === '0') start += 1;
  let end = all.length;
  while (end > start && all[end - 1] === '0') end -= 1;
  return { isNegative, digits: all.slice(start, end), magnitude: whole.length - start + Number(exponent) };
}
