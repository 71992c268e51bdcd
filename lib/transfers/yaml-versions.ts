import 'server-only';

import type { Tags } from 'yaml';

/**
 * Most programs read YAML 1.1 (PyYAML, Ruby, Go's yaml.v2), this one and JavaScript's 1.2. What is written here means the
 * same in both; what is read and does not is refused.
 */

/** Begins with a letter, so it is no number and no date; has no sign that ends a text or begins something else. */
const PLAIN_TEXT = /^\p{L}(?:[\p{L}\p{M}\p{N} _.,@/+()-]|:(?! ))*$/u;
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
/** Line ends of YAML 1.1, and what its readers refuse: control characters, half surrogates, noncharacters. */
const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text as a YAML scalar: in quotes unless no parser takes it for anything else. */
function textScalar(text: string): string {
  if (PLAIN_TEXT.test(text) && !WORDS.test(text) && !/[ :]$/.test(text)) return text;
  return JSON.stringify(text).replaceAll(ESCAPED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** YAML 1.1 has no exponent without a point: `1e-7` would be a text. */
const numberScalar = (value: number) => String(value).replace(/^(-?\d+)e/, '$1.0e');

/** The library's tags, with texts and numbers written so that every parser reads the same. */
export function portableTags(tags: Tags): Tags {
  return tags.map((tag) => {
    if (typeof tag === 'string' || tag.collection) return tag;
    if (tag.tag === 'tag:yaml.org,2002:str') return { ...tag, stringify: ({ value }) => textScalar(String(value)) };
    if (/:(?:int|float)$/.test(tag.tag)) return { ...tag, stringify: ({ value }) => numberScalar(Number(value)) };
    return tag;
  });
}

/** Not y and n: few parsers take these for more than letters, and they name fields. */
const SWITCH = /^(?:yes|no|on|off)$/i;
const OTHER_NUMBER = new RegExp(
  [
    // 012 is ten in YAML 1.1, and 089 a text: a phone number loses its zero here.
    String.raw`0[\d_]+`,
    '0o[0-7]+',
    '0b[01_]+',
    String.raw`[+-]0x[\da-f_]+|0x[\da-f]*_[\da-f_]*`,
    String.raw`\d[\d_]*_[\d_]*(?:\.[\d_]*)?(?:e[+-]?\d+)?|\d*\.[\d_]*_[\d_]*(?:e[+-]?\d+)?`,
    // With a point and a signed exponent it is a number in both.
    String.raw`\d+e[+-]?\d+|(?:\d+\.\d*|\.\d+)e\d+`,
  ]
    .map((form) => `^[+-]?(?:${form})$`)
    .join('|'),
  'i',
);

/**
 * Why a value without quotes is refused: YAML 1.1 and 1.2 read it as different values, and either can be meant. Null for
 * all others. Dates and times are texts here, and nobody means anything else by them.
 */
export function ambiguityOf(source: string): string | null {
  if (SWITCH.test(source))
    return 'Some programs read this word as true or false, others as text. Write true or false, or put the text in quotes.';
  if (OTHER_NUMBER.test(source))
    return 'Programs read this value as different numbers or as text. Put a text in quotes; write a number in plain digits.';
  return null;
}
