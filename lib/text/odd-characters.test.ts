import { describe, expect, it } from 'vitest';

import { findOddCharacter, findSpace, trimEdges, trimEdgesButSpaces } from './odd-characters';

describe('what copying adds around a value', () => {
  it.each([
    ['x', 'x', 'x'],
    [' x ', 'x', ' x '],
    ['x\r\n', 'x', 'x'],
    ['\uFEFFx\u2060\u200B', 'x', 'x'],
    ['\n  x  \n', 'x', '  x  '],
    ['x \n y', 'x \n y', 'x \n y'],
    [' \t\n\u00A0', '', ''],
    ['', '', ''],
    ['\u0000', '\u0000', '\u0000'],
    ['👩\u200D🚀\u200D', '👩\u200D🚀', '👩\u200D🚀'],
  ])('%j: %j, with its spaces %j', (text, trimmed, withSpaces) => {
    expect(trimEdges(text)).toBe(trimmed);
    expect(trimEdgesButSpaces(text)).toBe(withSpaces);
  });

  it('is removed in time that grows with the text alone', () => {
    const blanks = ' \u200B'.repeat(500_000);
    expect(trimEdges(`${blanks}x${blanks}x${blanks}`)).toBe(`x${blanks}x`);
    expect(findOddCharacter('\\'.repeat(1_000_000))).toBeNull();
  });
});

it('the first odd character is found, and plain spaces are not odd', () => {
  expect(findOddCharacter('a b')).toBeNull();
  expect(findOddCharacter('👩\u200D🚀')).toBeNull();
  expect(findOddCharacter('ab\u200Bc\n')).toEqual({ name: 'a zero-width space (U+200B)', place: 3 });
  expect(findOddCharacter('ab\nc\u200B')).toEqual({ name: 'a line end', place: 3 });
  expect(findSpace('ab c')).toBe(3);
  expect(findSpace('abc')).toBeNull();
});
