/** RFC 8259, section 6: a JSON number and nothing around it. Linear: no part can match what the next one starts with. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads numeric text (conditions.md, "Operators": ` 5`, `0x10`, `1,000`, `.5` and `007` are not numeric).
 * Gives the number, or NaN for anything else: NaN equals nothing and orders with nothing, which is the rule.
 */
export function readNumber(text: string): number {
  return JSON_NUMBER.test(text) ? Number(text) : Number.NaN;
}
