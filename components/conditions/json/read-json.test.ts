import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { describeJsonError } from './json-error';
import { readJson } from './read-json';

describe('the text of the raw view', () => {
  it.each([
    ['[]', []],
    ['  ', []],
    ['[{"a": [1, "]"]}]', [{ a: [1, ']'] }]],
  ])('accepts %j', (text, json) => {
    expect(readJson(text)).toEqual({ ok: true, json });
  });

  it.each([
    ['{}', /array of groups/],
    ['5', /array of groups/],
    ['[\n  {"a": }\n]', /line 2, column 9: expected a value, found }/],
    ['[', /line 1, column 2: the text ends, expected a value or ]/],
    ['[1 2]', /column 4: expected a comma or the end, found 2/],
    ['[1,]', /column 4: expected a value, found ]/],
    ['[{a: 1}]', /column 3: expected a key or }, found a/],
    ['[{"a" 1}]', /column 7: expected a colon, found 1/],
    ['[{"a": 1,}]', /column 10: expected a key in double quotes, found }/],
    ["['a']", /column 2: expected a value or ], found '/],
    ['["a\n"]', /column 2: expected a value or ], found text that is not closed/],
    ['[] []', /column 4: expected nothing more, found \[/],
    ['[01]', /column 3: expected a comma or the end, found 1/],
    ['[nul]', /found nul/],
    ['[\n  {"value": 781250306873012225}]', /The number at line 2, column 13 is too large to be exact/],
    [`${'['.repeat(200)}${']'.repeat(200)}`, /100 levels/],
  ])('rejects %j with a reason', (text, reason) => {
    const read = readJson(text);
    expect(read.ok ? 'read' : read.message).toMatch(reason);
  });

  it('finds a position in all text that JSON.parse rejects, and in none that it accepts', () => {
    const sign = fc.constantFrom('[', ']', '{', '}', ',', ':', '"a"', '1', 'true', ' ', '\n', '"', '-', '\\');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(sign).map((signs) => signs.join('')),
        ),
        (text) => {
          const isJson = (() => {
            try {
              JSON.parse(text);
              return true;
            } catch {
              return false;
            }
          })();
          // For valid JSON the function would report the end of the text.
          expect(describeJsonError(text).endsWith('the text ends, expected nothing more.')).toBe(isJson);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('stays fast and complete on hostile text', () => {
    expect(readJson('['.repeat(200_000)).ok).toBe(false);
    expect(readJson(`${'['.repeat(200_000)}${']'.repeat(200_000)}`).ok).toBe(false);
  });
});
