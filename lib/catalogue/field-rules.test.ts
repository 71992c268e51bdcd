import { describe, expect, it } from 'vitest';

import type { Field } from './field';
import { fieldComplaint, parseJsonObject } from './field-rules';

const base = { key: 'apiKey', label: 'The field', required: false, secret: false } as const;
const FIELDS = {
  text: { ...base, kind: 'text' },
  patterned: { ...base, kind: 'text', pattern: { source: 'a|bc', message: 'Either a or bc' } },
  email: { ...base, kind: 'email' },
  url: { ...base, kind: 'url' },
  number: { ...base, kind: 'number', min: 1, max: 65_535 },
  select: { ...base, kind: 'select', options: [{ value: 'eu', label: 'EU' }] },
  json: { ...base, kind: 'json', requiredKeys: ['id', 'key'], constants: { type: 'service' } },
  pem: { ...base, kind: 'pem' },
  switch: { ...base, kind: 'switch', required: false },
} satisfies Record<string, Field>;
const PEM = (kind: string) => `-----BEGIN ${kind}-----\nMIGTAgEAMBMGByqGSM49\n-----END ${kind}-----`;

describe.each<[keyof typeof FIELDS, string[], string[]]>([
  ['text', ['x', ' ', 'ä🚂', 'a\nb'], []],
  ['patterned', ['a', 'bc'], ['b', 'ab', 'abc', 'a\n', ' a', 'A']],
  [
    'email',
    ['a@b.co', 'first.last+tag@sub.example.com', 'ü@exämple.de', 'a@b-c.example'],
    ['a', 'a@b', '@b.co', 'a@', 'a b@c.de', 'A <a@b.co>', 'a@b.co, c@d.co', 'a@@b.co', 'a@b.', 'a@b.co\n'],
  ],
  [
    'url',
    ['https://example.com', 'http://localhost:3000/x?y#z', 'https://exämple.de/ü', 'https://[::1]/'],
    [
      'example.com',
      'ftp://example.com',
      '//example.com',
      'https://',
      'https://a b',
      'javascript:alert(1)',
      'https://a\n',
      '',
    ],
  ],
  [
    'number',
    ['1', '587', '65535', '0587'],
    ['0', '65536', '-1', '+1', '1.5', '1e3', '0x10', ' 1', '1 ', '', '٣', '9999999999'],
  ],
  ['select', ['eu'], ['EU', 'us', '', ' eu', '__proto__', 'constructor']],
  [
    'json',
    ['{"id":"a","key":"b","type":"service","more":1}', ' {"type":"service","key":"b","id":"a"}\n'],
    [
      '',
      '{',
      '[]',
      'null',
      '"x"',
      '{}',
      '{"type":"service"}',
      '{"type":"user","id":"a","key":"b"}',
      '{"type":"service","id":"","key":"b"}',
      '{"type":"service","id":1,"key":"b"}',
    ],
  ],
  [
    'pem',
    [
      PEM('PRIVATE KEY'),
      PEM('RSA PRIVATE KEY'),
      PEM('EC PRIVATE KEY'),
      PEM('ENCRYPTED PRIVATE KEY'),
      `\n${PEM('PRIVATE KEY')}\n`,
      PEM('PRIVATE KEY').replaceAll('\n', '\r\n'),
    ],
    [
      '',
      'MIGT',
      PEM('PUBLIC KEY'),
      PEM('CERTIFICATE'),
      '-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----',
      PEM('PRIVATE KEY').replace('END', 'END RSA'),
      `x${PEM('PRIVATE KEY')}`,
    ],
  ],
  ['switch', ['true', 'false', 'x'], []],
])('%s', (name, right, wrong) => {
  it.each(right)('accepts %j', (text) => {
    expect(fieldComplaint(FIELDS[name], text)).toBeNull();
  });

  it.each(wrong)('refuses %j with a sentence about the field, without the value', (text) => {
    const complaint = fieldComplaint(FIELDS[name], text) ?? '';
    expect(complaint).toMatch(/^(The field|Either a or bc).*\.$/);
    if (text.length > 8 && name !== 'pem') expect(complaint).not.toContain(text);
  });
});

describe('hostile text', () => {
  it.each(Object.entries(FIELDS))('is answered by %s', (_, field) => {
    for (const part of [
      'a',
      '.',
      '@',
      'a.',
      '@.',
      ' ',
      '-----BEGIN ',
      'PRIVATE KEY',
      '-----END ',
      '[',
      '{"a":',
      'https://',
      '0',
      '%',
    ]) {
      for (const end of ['', '@', '.', '!', '\n', '-----']) {
        const text = part.repeat(100_000) + end;
        expect(fieldComplaint(field, text)?.length ?? 0).toBeLessThan(200);
        expect(fieldComplaint(field, `-----BEGIN PRIVATE KEY-----${text}`)?.length ?? 0).toBeLessThan(200);
      }
    }
  });

  it('is never matched against a pattern, which may take quadratic time', () => {
    const field: Field = { ...base, kind: 'text', pattern: { source: '\\S+-\\S+-\\S+', message: 'Three parts' } };
    expect(fieldComplaint(field, 'a-b-c')).toBeNull();
    expect(fieldComplaint(field, `${'-'.repeat(1_000_000)} `)).toBe('Three parts.');
    expect(fieldComplaint(field, `a-b-${'c'.repeat(5_000)}`)).toBe('Three parts.');
  });
});

describe('parseJsonObject', () => {
  it.each<[string, unknown]>([
    ['{}', {}],
    [' {"a":[1]} ', { a: [1] }],
    ['[]', null],
    ['null', null],
    ['1', null],
    ['', null],
    ['{a:1}', null],
    ['['.repeat(100_000), null],
  ])('%#', (text, object) => {
    expect(parseJsonObject(text)).toEqual(object);
  });
});
