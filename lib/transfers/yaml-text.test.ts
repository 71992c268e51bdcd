import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { AppError } from '@/lib/server/errors';

import { readYaml, writeYaml } from './yaml-text';

/** A second reader, of YAML 1.1, as most other programs are. */
const readAs11 = (text: string): unknown => parse(text, { version: '1.1', schema: 'yaml-1.1' });

/** What a reader of YAML 1.1 or Ruby's takes for something else than text, and what some readers refuse. */
const TEXTS = [
  ['yes', 'No', 'ON', 'off', 'y', 'N', 'true', 'False', 'null', 'Null', '~', '', '=', '<<'],
  ['012', '089', '0o14', '0x1F', '-0x1f', '0b1', '1_000', '0.1_0', '1,000', '1e3', '1.5e3', '12e03', '.5', '5.'],
  ['1:30', '190:20:30', '2024-01-01', '2001-12-14t21:59:43.10-05:00', '.inf', '-.INF', '.nan', '0', '+49170'],
  [':symbol', '@a', '`a', '%a', '!a', '&a', '*a', '#a', 'a #b', '- a', '? a', 'a: b', 'a:', '---', '...', '|', '>'],
  [' a', 'a ', 'a\tb', 'a\nb\n', 'a\r\nb', 'a\u0000b', 'a\u001bb', 'a\u007fb', 'a\u0085b', 'a\u00a0b', 'a\u2028b'],
  ['\ufeffa', 'a\ufffeb', '"a"', "it's", String.raw`a\nb`, '[a]', '{a}', 'a, b', '😀', 'x '.repeat(200).trim()],
].flat();

describe('what is written', () => {
  it.each(TEXTS)('the text %j is the same text for both versions, as value and as key', async (text) => {
    for (const value of [{ a: text }, { [text]: 1 }, { list: [text, { [text]: text }] }]) {
      expect((await readYaml(writeYaml(value))).value).toEqual(value);
      expect(readAs11(writeYaml(value))).toEqual(value);
    }
  });

  it.each([
    // The key of a rule: YAML 1.1 takes it for `true`.
    [{ on: 'tenant' }, '"on": tenant\n'],
    [{ value: 'no' }, 'value: "no"\n'],
    [{ value: '2024-01-01' }, 'value: "2024-01-01"\n'],
    [{ a: 'yes and no' }, 'a: yes and no\n'],
    [{ a: 'Größe (EU), 2nd' }, 'a: Größe (EU), 2nd\n'],
    [{ a: 'https://example.com/x' }, 'a: https://example.com/x\n'],
    [{ a: 'a\u0085b\u2028c\u007f' }, String.raw`a: "a\u0085b\u2028c\u007f"` + '\n'],
    [{ a: true, b: null, c: 587 }, 'a: true\nb: null\nc: 587\n'],
    // Without the point it is a text for PyYAML.
    [{ a: 1e-7, b: -1e21, c: 1.5e300 }, 'a: 1.0e-7\nb: -1.0e+21\nc: 1.5e+300\n'],
  ])('%j as people read it', (value, text) => {
    expect(writeYaml(value)).toBe(text);
  });

  it('any plain value is read back equal by both versions', async () => {
    const leaf = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...TEXTS),
      fc.integer(),
      fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0),
      fc.boolean(),
      fc.constant(null),
    );
    const value = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(leaf, fc.array(leaf)), { maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(value, async (written) => {
        const text = writeYaml(written);
        const expected: unknown = JSON.parse(JSON.stringify(written));
        expect((await readYaml(text)).value).toEqual(expected);
        expect(readAs11(text)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is read', () => {
  const complaintAbout = async (text: string): Promise<string> => {
    const error: unknown = await readYaml(text).catch((thrown: unknown) => thrown);
    return error instanceof AppError ? (error.errors?.['document']?.messages[0] ?? '') : '';
  };

  it.each(['yes', 'No', 'ON', 'off'])('the word %s without quotes is refused at its place', async (word) => {
    expect(await complaintAbout(`a: 1\nb: [x, ${word}]`)).toMatch(
      /^Line 2, column 8: .*Write true or false, or put the text in quotes\.$/,
    );
    expect((await readYaml(`b: "${word}"`)).value).toEqual({ b: word });
  });

  it.each([
    '012',
    '089',
    '0891234567',
    '00',
    '-012',
    '0o14',
    '0b101',
    '1_000',
    '-0x1F',
    '0x1_F',
    '1e3',
    '1.5e3',
    '.5e3',
  ])('the number %s without quotes is refused, and the message does not repeat it', async (number) => {
    const complaint = await complaintAbout(`a: ${number}`);
    expect(complaint).toMatch(/^Line 1, column 4: .*Put a text in quotes; write a number in plain digits\.$/);
    expect(complaint).not.toContain(number);
    expect((await readYaml(`a: '${number}'`)).value).toEqual({ a: number });
  });

  it.each<[string, unknown]>([
    ['0', 0],
    ['-7', -7],
    ['587', 587],
    ['0.5', 0.5],
    ['1.5e+3', 1500],
    ['0x1F', 31],
    ['true', true],
    ['null', null],
    ['~', null],
    ['2024-01-01', '2024-01-01'],
    ['10:30', '10:30'],
    ['yes and no', 'yes and no'],
    ['none', 'none'],
    ['y', 'y'],
    ['1_a', '1_a'],
    ['a_1', 'a_1'],
  ])('%s is read', async (text, value) => {
    expect((await readYaml(`a: ${text}`)).value).toEqual({ a: value });
  });

  it('a key is a text, whatever it looks like', async () => {
    expect((await readYaml('on: tenant\n012: a')).value).toEqual({ on: 'tenant', '012': 'a' });
  });
});
