import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareDecimals, isHeldExactly } from './decimal';
import { parseExactJson, quoteInexact } from './exact-json';

const places = (text: string) => parseExactJson(text).inexact.map(({ path }) => path.join('.'));

describe('a number whose digits would be lost', () => {
  it.each<[string, string[]]>([
    ['{"id":9007199254740993}', ['id']],
    ['{"a":{"b":[1,781250306873012225]}}', ['a.b.1']],
    ['[-9007199254740993, 1e400, -1e400]', ['0']],
    ['781250306873012224', ['']],
    ['[7.8125030687301222E17,12345678901234567.5,90071992547409930000000000001e-10]', ['0', '1', '2']],
    ['{"2":781250306873012225,"1":781250306873012225}', ['2', '1']],
    ['{"a":781250306873012225,"a":1}', []],
    ['{"a":1,"a":781250306873012225}', ['a']],
    ['{"__proto__":{"x":781250306873012225}}', ['__proto__.x']],
    ['{"a\\"781250306873012225":781250306873012225}', ['a"781250306873012225']],
  ])('is found: %s', (text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it.each([
    '[9007199254740991,-9007199254740991,9007199254740992,9007199254740994]',
    '[1e300,1.7976931348623157e+308,1e23,100000000000000000000,5e-324]',
    '[0.1,0.10000000000000001,3.14159265358979323846,1234567890.1234567]',
    '{"id":"781250306873012225","more":"a, 781250306873012225, \\"781250306873012225\\""}',
    '{"781250306873012225":true}',
    '[0,-0,0e999,0.0000000000000000000e99]',
  ])('is not seen in %s', (text) => {
    expect(parseExactJson(text)).toEqual({ value: JSON.parse(text) as unknown, inexact: [] });
  });

  it('is found below given keys alone', () => {
    const text = `{"a":[${'781250306873012225,'.repeat(60)}1],"context":{"id":781250306873012225},"x":{"context":[781250306873012225]}}`;
    expect(parseExactJson(text, ['context']).inexact.map(({ path }) => path.join('.'))).toEqual([
      'context.id',
      'x.context.0',
    ]);
  });

  it('says where it begins in the text', () => {
    expect(parseExactJson('[\n  1,\n  781250306873012225]').inexact).toEqual([{ path: [1], offset: 9 }]);
  });

  it('of a double that was printed is none', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
        expect(places(JSON.stringify([double]))).toEqual([]);
      }),
      { seed: 20260310, numRuns: 2000 },
    );
  });

  it('becomes text, digit by digit', () => {
    expect(quoteInexact('[781250306873012225, "781250306873012225", 5]')).toBe(
      '["781250306873012225", "781250306873012225", 5]',
    );
  });

  it('is found in a body that is as large and as deep as bodies are', () => {
    const long = JSON.stringify(['\\'.repeat(200_000), '"'.repeat(200_000), 'ü'.repeat(200_000)]);
    expect(places(`[${long},781250306873012225]`)).toEqual(['1']);
    const deep = 100_000;
    expect(parseExactJson(`${'['.repeat(deep)}781250306873012225${']'.repeat(deep)}`).inexact[0]?.path.length).toBe(
      deep,
    );
    expect(parseExactJson(`[${'781250306873012225,'.repeat(50_000)}1]`).inexact).toHaveLength(50);
  });
});

it('what is not JSON throws as JSON.parse does', () => {
  expect(() => parseExactJson('{')).toThrow(SyntaxError);
});

describe('numbers of any length', () => {
  it.each([
    ['9007199254740992', '9007199254740993', -1],
    ['781250306873012226', '781250306873012225', 1],
    ['-781250306873012226', '-781250306873012225', -1],
    ['1e3', '1000.0', 0],
    ['-0', '0.00', 0],
    ['0', '-1', 1],
    ['-1e400', '1e-400', -1],
    ['1e401', '1e400', 1],
    ['123456789012345678901234567890.5', '123456789012345678901234567890.50001', -1],
    ['0.001', '1e-3', 0],
    ['1e999999999999', '2', 1],
  ])('%s and %s', (a, b, order) => {
    expect(Math.sign(compareDecimals(a, b))).toBe(order);
    expect(Math.sign(compareDecimals(b, a)) + order).toBe(0);
  });

  it('are ordered as integers of any length are', () => {
    const near = fc.bigInt({ min: 2n ** 53n - 300n, max: 2n ** 53n + 300n });
    fc.assert(
      fc.property(near, near, fc.boolean(), (a, b, isNegative) => {
        const [x, y] = isNegative ? [-a, -b] : [a, b];
        expect(Math.sign(compareDecimals(String(x), String(y)))).toBe(x === y ? 0 : x < y ? -1 : 1);
        expect(isHeldExactly(String(x), Number(x))).toBe(BigInt(Number(x)) === x);
      }),
      { seed: 20260310, numRuns: 1000 },
    );
  });
});
