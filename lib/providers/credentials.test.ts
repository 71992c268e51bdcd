import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CREDENTIAL_KEYS } from '@/lib/catalogue/credential-key';
import { credentialsSchema } from '@/lib/catalogue/credentials-schema';
import type { Field } from '@/lib/catalogue/field';
import { fieldComplaint } from '@/lib/catalogue/field-rules';
import { credentialsJsonSchema } from '@/lib/catalogue/public-provider';
import { unstorableReason } from '@/lib/text/storable-text';

import { PROVIDERS } from './index';

// Formats and content types are annotations in 2020-12; an unknown keyword would be an error.
const ajv = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false, allErrors: true });
const RUNS = { seed: 20260310, numRuns: 10 };
const PEM = '-----BEGIN PRIVATE KEY-----\nMIGTAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----';

/** What comes along with a copied value. */
const GARBAGE = fc.constantFrom(' ', '\n', '\r\n', '\t', '\u00A0', '\u200B', '\u2060', '\uFEFF', '\u2028');

/** Valid input values of a field of an active integration. */
function validValues(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
    case 'secret':
    case 'email':
    case 'url': {
      const any = {
        text: fc.constantFrom('a value', 'x', 'ä🚂'),
        secret: fc.constant('a secret'),
        email: fc.constant('news@example.com'),
        url: fc.webUrl(),
      };
      const texts = field.pattern
        ? fc.stringMatching(new RegExp(`^(?:${field.pattern.source})$`, 'u'))
        : any[field.kind];
      return texts.filter(
        (text) => text.trim() !== '' && unstorableReason(text) === null && fieldComplaint(field, text) === null,
      );
    }
    case 'number':
      return fc
        .integer({ min: field.min, max: field.max })
        .chain((number) => fc.constantFrom<unknown>(number, String(number)));
    case 'switch':
      return fc.constantFrom<unknown>(true, false, 'true', 'false');
    case 'select':
      return fc.constantFrom(...field.options.map(({ value }) => value));
    case 'json': {
      const required = Object.fromEntries((field.requiredKeys ?? []).map((key) => [key, 'text']));
      const key = field.privateKey ? { [field.privateKey.name]: PEM } : {};
      const text = JSON.stringify({ ...required, ...key, ...field.constants });
      return CREDENTIAL_KEYS[field.key] === 'tls'
        ? fc.constantFrom<unknown>({ minVersion: 'TLSv1.2' }, '{"servername":"x"}', {})
        : fc.constant(text);
    }
    case 'pem':
      return fc.constant(PEM);
  }
}

describe.each(PROVIDERS)('$id', (provider) => {
  const { fields } = provider;
  const active = credentialsSchema(fields, 'active');
  const schema = credentialsJsonSchema(provider);
  const matches = ajv.compile(schema);
  const required = fields.filter((field) => field.required).map((field) => field.key);
  const valid = fc.record(Object.fromEntries(fields.map((field) => [field.key, validValues(field)])), {
    requiredKeys: required,
  });
  /** Both refuse, and the server names these places. */
  const expectRefused = (credentials: unknown, places: readonly string[]) => {
    const parsed = active.safeParse(credentials);
    expect([...new Set(parsed.error?.issues.map((issue) => issue.path.join('.')))].toSorted()).toEqual(
      [...places].toSorted(),
    );
    expect(matches(credentials)).toBe(false);
  };

  it('has a JSON Schema of draft 2020-12 that hides secrets', () => {
    expect(ajv.validateSchema(schema), ajv.errorsText(ajv.errors)).toBe(true);
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', required });
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    for (const field of fields) {
      const property = (schema['properties'] as Record<string, object>)[field.key];
      expect(property).toMatchObject({ title: field.label });
      expect('writeOnly' in (property ?? {})).toBe(field.secret);
    }
  });

  it('accepts, by the server and by its JSON Schema, any value that fits its field', () => {
    fc.assert(
      fc.property(valid, (credentials) => {
        const parsed = active.safeParse(credentials);
        expect(parsed.error?.issues ?? []).toEqual([]);
        expect(matches(credentials), ajv.errorsText(matches.errors)).toBe(true);
        expect(matches(parsed.data)).toBe(true);
        expect(parsed.data).toEqual(storedForm(fields, credentials));
        // The stored form parses to itself.
        expect(active.parse(parsed.data)).toEqual(parsed.data);
      }),
      RUNS,
    );
  });

  it('names every required field that is missing, empty or blank', () => {
    if (required.length > 0) expectRefused({}, required);
    for (const nothing of ['', ' ', '\n\t']) {
      const blank = Object.fromEntries(
        required.filter((key) => CREDENTIAL_KEYS[key] === 'text').map((key) => [key, nothing]),
      );
      expect(new Set(active.safeParse(blank).error?.issues.map((issue) => issue.path.join('.')) ?? [])).toEqual(
        new Set(required),
      );
    }
  });

  it('stores a value without what copying added around it, in a draft as in an active one', () => {
    const draft = credentialsSchema(fields, 'draft');
    fc.assert(
      fc.property(valid, fc.array(GARBAGE), fc.array(GARBAGE), fc.context(), (credentials, before, after, context) => {
        const clean = active.parse(credentials);
        for (const field of fields) {
          const value = credentials[field.key];
          if (typeof value !== 'string') continue;
          const keepsSpaces = field.kind === 'secret' && field.keepsSpaces === true;
          const [left, right] = [before, after].map((each) =>
            each.filter((character) => !keepsSpaces || character !== ' ').join(''),
          );
          const input = { ...credentials, [field.key]: `${left}${value}${right}` };
          context.log(JSON.stringify(input));
          expect(active.parse(input), field.key).toEqual(clean);
          expect(draft.parse(input), field.key).toEqual(clean);
        }
      }),
      RUNS,
    );
  });

  it('checks only types in a draft', () => {
    const draft = credentialsSchema(fields, 'draft');
    expect(draft.parse({})).toEqual({});
    const nonsense = Object.fromEntries(
      fields
        .filter(({ key }) => CREDENTIAL_KEYS[key] === 'text' || CREDENTIAL_KEYS[key] === 'number')
        .map(({ key }) => [key, '?']),
    );
    expect(draft.parse(nonsense)).toEqual(nonsense);
  });

  it('refuses a value that breaks one field, at that field', () => {
    const [sample] = fc.sample(valid, { ...RUNS, numRuns: 1 });
    for (const field of fields) {
      const broken = brokenValue(field);
      if (broken !== undefined) expectRefused({ ...sample, [field.key]: broken }, [field.key]);
    }
    expectRefused({ ...sample, apikey: 'x' }, ['apikey']);
  });
});

/** What an active integration stores of valid values: texts as they are, since none of them has garbage around it. */
function storedForm(fields: readonly Field[], credentials: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(credentials).flatMap(([key, value]) => {
      const kind = fields.find((field) => field.key === key)?.kind;
      if (kind === 'switch') return [[key, value === true || value === 'true']];
      if (kind === 'number') return [[key, String(value)]];
      return [[key, key === 'tlsOptions' && typeof value === 'string' ? JSON.parse(value) : value]];
    }),
  );
}

/** A value that both the server and the JSON Schema refuse, or undefined if any text is valid. */
function brokenValue(field: Field): unknown {
  switch (field.kind) {
    case 'text':
    case 'secret':
    case 'email':
    case 'url':
      return field.pattern && fieldComplaint(field, '?\n?') ? '?\n?' : 7;
    case 'number':
      return field.max + 1;
    case 'switch':
      return 'yes';
    case 'select':
      return 'no such option';
    case 'json':
    case 'pem':
      return 7;
  }
}
