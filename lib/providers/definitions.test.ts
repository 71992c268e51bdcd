import { describe, expect, it } from 'vitest';

import { fieldComplaint } from '@/lib/catalogue/field-rules';
import { parseUrl } from '@/lib/text/parse-url';
import { nestedQuantifiers } from '@/tests/nested-quantifiers';

import { PROVIDERS } from './index';

const FIELDS = PROVIDERS.flatMap((provider) =>
  provider.fields.map((field) => ({ name: `${provider.id}.${field.key}`, field })),
);
const PATTERNS = FIELDS.flatMap(({ name, field }) =>
  'pattern' in field && field.pattern ? [{ name, field, pattern: field.pattern }] : [],
);

describe('every definition', () => {
  it('is plain JSON data that can be passed to a page', () => {
    // All of it except the check, which never leaves the server.
    for (const { check: _check, ...provider } of PROVIDERS) {
      expect(structuredClone(provider)).toEqual(provider);
      expect(JSON.parse(JSON.stringify(provider))).toEqual(provider);
    }
  });

  it('declares a check, or why there is none, and never both', () => {
    for (const { id, check, notCheckable } of PROVIDERS) {
      if (check) expect(notCheckable, id).toBeUndefined();
      else expect(notCheckable ?? '', id).toMatch(/^[A-Za-z].{15,250}\.$/);
    }
    expect(PROVIDERS.filter(({ check }) => check).length).toBeGreaterThanOrEqual(57);
  });

  it('links each check to the page that documents it, and needs only its own fields', () => {
    for (const { id, check, fields } of PROVIDERS) {
      if (!check) continue;
      expect(check.docs, id).toMatch(/^https:\/\/[^\s]+$/);
      const keys = fields.map(({ key }) => key);
      expect(keys, id).toEqual(expect.arrayContaining([...check.needs]));
    }
  });

  it('has texts that are neither empty, nor too long, nor untidy', () => {
    const texts = PROVIDERS.flatMap((provider) => [
      [provider.name, 40],
      ...provider.aliases.map((alias) => [alias, 40]),
      ...provider.fields.flatMap((field) => [
        [field.label, 40],
        [field.help, 160],
        [field.placeholder, 60],
        ...('emptyLabel' in field ? [[field.emptyLabel, 40]] : []),
        ...('pattern' in field ? [[field.pattern?.message, 120]] : []),
        ...(field.kind === 'select' ? field.options.map(({ label }) => [label, 40]) : []),
      ]),
    ]) as [string | undefined, number][];
    for (const [text, most] of texts) {
      if (text === undefined) continue;
      expect(text).toBe(text.trim().replaceAll(/\s+/g, ' '));
      expect(text).not.toBe('');
      expect(text.length, text).toBeLessThanOrEqual(most);
    }
    for (const { name, field } of FIELDS) if (field.help !== undefined) expect(field.help, name).toMatch(/[.!?]$/);
  });

  it('has aliases in lower case, each once', () => {
    for (const { id, aliases } of PROVIDERS) {
      expect(aliases, id).toEqual([...new Set(aliases.map((alias) => alias.toLowerCase()))]);
    }
  });

  it('links to pages by https', () => {
    for (const url of [...PROVIDERS.map(({ docs }) => docs), ...FIELDS.flatMap(({ field }) => field.helpUrl ?? [])]) {
      expect(parseUrl(url) ?? url, url).toMatchObject({
        protocol: 'https:',
        username: '',
        password: '',
      });
      expect(url).not.toMatch(/\s/);
    }
  });

  it('has each key once, and so one sender at most', () => {
    for (const { id, fields } of PROVIDERS) expect(new Set(fields.map(({ key }) => key)).size, id).toBe(fields.length);
  });

  it('never requires a switch, hides every secret, and has only defaults that it would accept itself', () => {
    for (const { name, field } of FIELDS) {
      const value = 'default' in field ? field.default : undefined;
      if (field.secret) expect(['secret', 'pem', 'json', 'url'], name).toContain(field.kind);
      if (typeof value === 'string') expect(fieldComplaint(field, value), name).toBeNull();
      if (field.secret) expect(value, name).toBeUndefined();
    }
  });

  it('marks every field that determines where secrets are sent', () => {
    const always = new Set<string>([
      'host',
      'port',
      'baseUrl',
      'webhookUrl',
      'apiURL',
      'AppIOBaseUrl',
      'domain',
      'region',
      'instanceId',
      'tenantId',
      'accountSid',
    ]);
    // Both sign a message (DKIM), wherever it goes.
    const elsewhere = new Set(['nodemailer.domain', 'nodemailer.accountSid']);
    const unmarked = FIELDS.filter(
      ({ name, field }) => always.has(field.key) && !field.destination && !elsewhere.has(name),
    );
    expect(unmarked.map(({ name }) => name)).toEqual([]);
  });
});

describe('every pattern', () => {
  it('compiles with the flag u and says what is expected', () => {
    expect(PATTERNS.length).toBeGreaterThan(20);
    for (const { name, pattern } of PATTERNS)
      expect(() => new RegExp(`^(?:${pattern.source})$`, 'u'), name).not.toThrow();
  });

  it('has no nested quantifiers', () => {
    expect(
      PATTERNS.flatMap(({ name, pattern }) => nestedQuantifiers(pattern.source).map((risk) => `${name}: ${risk}`)),
    ).toEqual([]);
    // Tests the test itself.
    for (const risky of ['(a+)+', '(?:a|b+)*', String.raw`(?:[a-z.]+\.)+x`, '((?:a{2,})x)+', String.raw`(?:\.\S+)*`]) {
      expect(nestedQuantifiers(risky), risky).not.toEqual([]);
    }
    for (const fine of [
      'a+b*',
      '(?:ab)+',
      '(?:a+)?',
      '(?:a+){3}',
      String.raw`[a-z]+(?:\.[a-z]+)*`,
      String.raw`[\])(+*]+`,
    ]) {
      expect(nestedQuantifiers(fine), fine).toEqual([]);
    }
  });

  it.each(PATTERNS)('$name handles hostile text', ({ field, pattern }) => {
    const parts = [
      'a',
      '.',
      '-',
      'a.',
      '-a',
      ' ',
      '0',
      ':',
      ';',
      '@',
      '/',
      ';AccessKey=',
      '\u{1f682}',
      pattern.source.replaceAll(/\\(.)|\W/g, '$1') || 'x',
    ];
    for (const part of parts) {
      for (const end of ['', '/', ' ', '!', '\n']) {
        // Null, or a sentence that does not contain the text.
        expect(fieldComplaint(field, part.repeat(200_000) + end)?.length ?? 0).toBeLessThan(250);
      }
    }
  });
});
