import { expect, it } from 'vitest';

import { nameReason } from './name-text';

it.each([
  ['two zero-width spaces', '\u200b\u200b', /seen/],
  ['a Hangul filler', '\u3164', /seen/],
  ['an empty Braille cell', '\u2800', /seen/],
  ['joiners alone', '\u200d\u200c', /seen/],
  ['controls alone', '\u0007', /seen/],
  ['a turn of direction', 'Production\u202e', /direction/],
  ['an isolate', '\u2066Production\u2069', /direction/],
  ['a zero-width space', 'Production\u200b', /invisible/],
  ['a soft hyphen', 'Produc\u00adtion', /invisible/],
  ['a byte order mark', '\ufeffProduction', /invisible/],
  ['a word joiner', 'Produc\u2060tion', /invisible/],
  ['a joiner after a Latin letter', 'Production\u200d', /invisible/],
  ['a mark of direction after a Latin letter', 'Production\u200f', /invisible/],
  ['a variant of a Latin letter', 'Production\ufe0f', /invisible/],
  ['joiners behind a mark of a Latin letter', 'Productio\u0301\u200dn', /invisible/],
  ['a tag', 'Production\u{e0061}', /invisible/],
  ['U+0000', 'a\u0000', /U\+0000/],
])('%s makes no name', (_, text, reason) => {
  expect(nameReason(text)).toMatch(reason);
});

it.each([
  'Production',
  'Größe é',
  'Рroduction',
  '本番環境',
  'عربي',
  '\u200fمرحبا',
  'می\u200cخواهم',
  'क्\u200dष',
  '👩\u200d💻',
  '👩🏽\u200d💻 team',
  '❤\ufe0f',
  '❤\ufe0f\u200d🔥',
  '1\ufe0f\u20e3',
  '🇩🇪',
  'test #test',
  ' ',
  '',
  '<b>',
])('%s is a name', (text) => {
  expect(nameReason(text)).toBeNull();
});
