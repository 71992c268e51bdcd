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
  pem: { ...base, kind: 'pem', types: ['rsa', 'ec-p256'] },
  secret: { ...base, kind: 'secret', secret: true },
  password: { ...base, kind: 'secret', secret: true, keepsSpaces: true },
  host: { ...base, kind: 'text', format: 'host' },
  relay: { ...base, kind: 'email', allowsLocalDomain: true },
  switch: { ...base, kind: 'switch', required: false },
} satisfies Record<string, Field>;
const PEM = (kind: string) => `-----BEGIN ${kind}-----\nMIGTAgEAMBMGByqGSM49\n-----END ${kind}-----`;

describe.each<[keyof typeof FIELDS, string[], string[]]>([
  ['text', ['x', ' ', 'ä🚂', 'a\nb'], []],
  ['patterned', ['a', 'bc'], ['b', 'ab', 'abc', 'a\n', ' a', 'A']],
  [
    'email',
    ['a@b.co', 'first.last+tag@sub.example.com', 'ü@exämple.de', 'a@b-c.example'],
    [
      'a',
      'a@b',
      'a..b@c.de',
      '.a@b.co',
      'a.@b.co',
      'a@b..co',
      '@b.co',
      'a@',
      'a b@c.de',
      'A <a@b.co>',
      'a@b.co, c@d.co',
      'a@@b.co',
      'a@b.',
      'a@b.co\n',
    ],
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
      PEM('ENCRYPTED PRIVATE KEY'),
      PEM('OPENSSH PRIVATE KEY'),
      `${PEM('PRIVATE KEY')}\n${PEM('PRIVATE KEY')}`,
    ],
  ],
  ['switch', ['true', 'false', 'x'], []],
  ['secret', ['x', 'a b', 'ä🚂'], ['a\nb', 'a\tb', 'a\u200Bb', 'a\u2060b', 'a\uFEFFb', 'a\u00A0b']],
  ['password', [' x ', 'a b', 'a\u00A0b', 'a\tb'], []],
  [
    'host',
    ['mail', 'mail.example.com', 'exämple.de', 'my_relay.local', '10.0.0.5', '2001:db8::25', '::1', 'fe80::1%eth0'],
    [
      'mail.example.com:587',
      '10.0.0.5:25',
      '[2001:db8::25]:25',
      '[2001:db8::25]',
      'a.example.com,b.example.com',
      'a.example.com;',
      'smtp://mail.example.com',
      'mail.example.com/',
      'ada@mail.example.com',
      'mail example.com',
      'mail\u200B.example.com',
      'a..b',
      ':::',
      'x'.repeat(254),
    ],
  ],
  ['relay', ['root@mailhost', 'a@b.co'], ['root', 'root@', '@mailhost', 'a..b@mailhost', 'a b@mailhost']],
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

describe('a message fits the cause', () => {
  const sendgrid: Field = {
    ...base,
    kind: 'secret',
    secret: true,
    pattern: {
      source: 'SG\\.\\S+',
      message: 'A key starts with "SG."',
      mistakes: [{ source: 'SG\\.test', message: 'This is a sample' }],
    },
  };
  const name: Field = { key: 'senderName', label: 'Sender name', kind: 'text', required: true, secret: false };
  const port: Field = { key: 'port', label: 'Port', kind: 'number', required: true, secret: false, min: 1, max: 9 };

  it.each<[Field, string, string]>([
    [sendgrid, 'SG.abc\ndef', 'The field has a line end at character 7. Paste it as one line.'],
    [sendgrid, 'SG.abc\u200Bdef', 'The field has a zero-width space (U+200B) at character 7. Remove it.'],
    [sendgrid, 'SG.🚂\u00A0def', 'The field has a non-breaking space (U+00A0) at character 5. Remove it.'],
    [sendgrid, 'SG.\u2063a', 'The field has an invisible character (U+2063) at character 4. Remove it.'],
    [sendgrid, 'SG.abc def', 'The field has a space at character 7. Remove it.'],
    [sendgrid, 'sk abc', 'A key starts with "SG."'],
    [sendgrid, 'SG.test', 'This is a sample.'],
    [FIELDS.url, 'api.example.com/v1', 'The field lacks https:// at its start.'],
    [FIELDS.url, 'example', 'The field must be a URL that starts with https:// or http://.'],
    [
      FIELDS.email,
      'Acme <news@example.com>',
      'The field must be the address alone, such as news@example.com. The name belongs in Sender name (senderName).',
    ],
    [
      FIELDS.host,
      'mail.example.com:587',
      'The field must be the host alone. The port has a field of its own: Port (port).',
    ],
    [
      FIELDS.host,
      '[2001:db8::1]:587',
      'The field must be the host alone. The port has a field of its own: Port (port).',
    ],
    [FIELDS.host, 'a.example.com,b.example.com', 'The field must be one host.'],
    [FIELDS.host, 'smtp://a.example.com', 'The field must be the host alone, without smtp:// or https://.'],
  ])('%#: %j → %j', (field, text, message) => {
    expect(fieldComplaint(field, text, [field, name, port])).toBe(message);
  });

  it('names no field that the provider does not have', () => {
    expect(fieldComplaint(FIELDS.email, 'Acme <news@example.com>')).toMatch(/must be an email address/);
    expect(fieldComplaint(FIELDS.host, 'mail.example.com:587')).toBe(
      'The field must be the host alone, without a port.',
    );
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
