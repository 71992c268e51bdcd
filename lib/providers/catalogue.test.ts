import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { CHANNELS } from '@/lib/catalogue/channel';
import { CREDENTIAL_KEYS } from '@/lib/catalogue/credential-key';
import type { Field, FieldKind } from '@/lib/catalogue/field';
import { fieldComplaint } from '@/lib/catalogue/field-rules';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import icons from '@/scripts/provider-icons.json' with { type: 'json' };
import { nestedQuantifiers } from '@/tests/nested-quantifiers';

import facts from './facts.golden.json' with { type: 'json' };
import { findProvider, PROVIDERS, providersOf } from './index';
import secrets from './secrets.golden.json' with { type: 'json' };

/** What of the catalogue's facts every entry may have; the golden file states them as they were given. */
interface Fact {
  readonly id: string;
  readonly channel: string;
  readonly fields: readonly FieldFact[];
}

interface FieldFact {
  readonly key: string;
  readonly type: string;
  readonly required: boolean;
  readonly secret: boolean;
  readonly hidden?: boolean;
  readonly default?: string | boolean | null;
  readonly options?: readonly { readonly value: string | null; readonly label: string }[];
  readonly validation?: { readonly rule: string };
}

const FACTS = facts as readonly Fact[];
const FIELDS = PROVIDERS.flatMap((provider) => provider.fields.map((field) => ({ name: `${provider.id}.${field.key}`, provider, field })));
const PATTERNS = FIELDS.flatMap(({ name, field }) => ('pattern' in field && field.pattern ? [{ name, field, pattern: field.pattern }] : []));

describe('the catalogue', () => {
  it('has the 83 providers of the facts, in their order, each once', () => {
    expect(PROVIDERS).toHaveLength(83);
    expect(PROVIDERS.map(({ id, channel }) => ({ id, channel }))).toEqual(FACTS.map(({ id, channel }) => ({ id, channel })));
    expect(new Set(PROVIDERS.map(({ id }) => id)).size).toBe(83);
  });

  it('finds each by its id and in its channel, and nothing by another name', () => {
    for (const provider of PROVIDERS) expect(findProvider(provider.id)).toBe(provider);
    for (const name of ['', 'SendGrid', '__proto__', 'constructor', 'sendgrid ']) expect(findProvider(name)).toBeUndefined();
    expect(CHANNELS.flatMap(providersOf)).toHaveLength(83);
    for (const channel of CHANNELS) for (const provider of providersOf(channel)) expect(provider.channel).toBe(channel);
  });

  it('has one file for each, named like its id, in the folder of its channel, and no other', async () => {
    for (const channel of CHANNELS) {
      const folder = channel.replace('_', '-');
      const files = await readdir(path.join(import.meta.dirname, folder));
      expect(files.sort()).toEqual(providersOf(channel).map(({ id }) => `${id}.ts`).sort());
      for (const file of files) {
        const exported = Object.values((await import(`./${folder}/${file.slice(0, -3)}.ts`)) as Record<string, unknown>);
        expect(exported, file).toEqual([findProvider(file.slice(0, -3))]);
      }
    }
    const folders = await readdir(import.meta.dirname, { withFileTypes: true });
    expect(folders.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()).toEqual(CHANNELS.map((channel) => channel.replace('_', '-')).sort());
  });

  it('has an icon, or a stated lack of one, for each, and for nothing else', () => {
    expect(Object.keys(icons).sort()).toEqual(PROVIDERS.map(({ id }) => id).sort());
    for (const [id, icon] of Object.entries(icons)) if (icon !== null) expect(icon, id).toMatch(/^(simple|logos):[a-z0-9-]+$/);
  });

  it('uses every key of the vocabulary that the facts have, and knows no other', () => {
    const used = new Set(FACTS.flatMap(({ fields }) => fields.map(({ key }) => key)));
    expect(Object.keys(CREDENTIAL_KEYS).sort()).toEqual([...used].sort());
    expect(used.size).toBe(53);
  });

  it('states which providers stand alone, and which report delivery', () => {
    const idsWhere = (test: (provider: ProviderDefinition) => boolean | undefined) => PROVIDERS.filter(test).map(({ id }) => id).sort();
    expect(idsWhere((provider) => provider.onePerEnvironment)).toEqual(['novu', 'novu-email', 'novu-slack', 'novu-sms']);
    expect(idsWhere((provider) => provider.statusWebhook)).toEqual(
      ['sendinblue', 'mailjet', 'mandrill', 'netcore', 'postmark', 'sendgrid', 'ses', 'plivo', 'ring-central', 'telnyx', 'termii', 'twilio'].sort(),
    );
  });
});

describe.each(FACTS)('$id', ({ id, fields }) => {
  const provider = findProvider(id);
  const find = (key: string): Field => {
    const field = provider?.fields.find((candidate) => candidate.key === key);
    if (!field) throw new Error(`${id} lacks ${key}`);
    return field;
  };

  it('has the fields of the facts, with their keys, duties, options and defaults', () => {
    expect(provider?.fields.map(({ key }) => key)).toEqual(fields.map(({ key }) => key));
    for (const fact of fields) {
      const field = find(fact.key);
      expect(field, fact.key).toMatchObject({ required: fact.required });
      expect(field.hidden ?? false, fact.key).toBe(fact.hidden ?? false);
      expect('default' in field ? field.default : undefined, fact.key).toBe(fact.default ?? undefined);
      expect(kindsOf(fact), fact.key).toContain(field.kind);
      if (field.kind !== 'select') continue;
      // "Nothing" is no value on the wire: it is the words for an empty choice.
      expect(field.options).toEqual(fact.options?.filter(({ value }) => value !== null));
      expect(field.emptyLabel).toBe(fact.options?.find(({ value }) => value === null)?.label);
    }
  });

  it('keeps secret exactly what the golden table says, and no less than the facts', () => {
    const kept = provider?.fields.filter(({ secret }) => secret).map(({ key }) => key) ?? [];
    expect([...kept].sort()).toEqual([...((secrets as Record<string, string[]>)[id] ?? ['the golden table lacks it'])].sort());
    for (const fact of fields) if (fact.secret) expect(kept).toContain(fact.key);
  });
});

it('the golden table of secrets names no provider that is not there', () => {
  expect(Object.keys(secrets).sort()).toEqual(PROVIDERS.map(({ id }) => id).sort());
});

/** The kinds that a field of the facts may have become. */
function kindsOf(fact: FieldFact): FieldKind[] {
  if (fact.type === 'switch') return ['switch'];
  if (fact.type === 'dropdown') return ['select'];
  if (fact.type === 'number') return ['number'];
  if (fact.validation?.rule === 'json') return ['json'];
  if (fact.validation?.rule === 'pem-private-key') return ['pem'];
  return fact.key === 'tlsOptions' ? ['json'] : ['text', 'secret', 'url', 'email', 'pem'];
}

describe('every definition', () => {
  it('is plain JSON data, so that it can be handed to a page', () => {
    for (const provider of PROVIDERS) {
      expect(structuredClone(provider)).toEqual(provider);
      expect(JSON.parse(JSON.stringify(provider))).toEqual(provider);
    }
  });

  it('has texts that are neither empty, nor too long, nor untidy', () => {
    const texts = PROVIDERS.flatMap((provider) => [
      [provider.name, 30],
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

  it('points to pages by https', () => {
    for (const url of [...PROVIDERS.map(({ docs }) => docs), ...FIELDS.flatMap(({ field }) => field.helpUrl ?? [])]) {
      expect(URL.canParse(url) ? new URL(url) : url, url).toMatchObject({ protocol: 'https:', username: '', password: '' });
      expect(url).not.toMatch(/\s/);
    }
  });

  it('has each key once, and so one sender at most', () => {
    for (const { id, fields } of PROVIDERS) expect(new Set(fields.map(({ key }) => key)).size, id).toBe(fields.length);
  });

  it('gives a switch no duty, a secret the kind that hides it, and a default that it would accept itself', () => {
    for (const { name, field } of FIELDS) {
      const value = 'default' in field ? field.default : undefined;
      if (field.secret) expect(['secret', 'pem', 'json', 'url'], name).toContain(field.kind);
      if (typeof value === 'string') expect(fieldComplaint(field, value), name).toBeNull();
      if (field.secret) expect(value, name).toBeUndefined();
    }
  });

  it('marks every field that decides where secrets are sent', () => {
    const always = ['host', 'port', 'baseUrl', 'webhookUrl', 'apiURL', 'AppIOBaseUrl', 'domain', 'region', 'instanceId', 'tenantId', 'accountSid'];
    // Both sign a message (DKIM), wherever it goes.
    const elsewhere = new Set(['nodemailer.domain', 'nodemailer.accountSid']);
    const unmarked = FIELDS.filter(({ name, field }) => always.includes(field.key) && !field.destination && !elsewhere.has(name));
    expect(unmarked.map(({ name }) => name)).toEqual([]);
  });
});

describe('every pattern', () => {
  it('compiles with the flag u and says what is expected', () => {
    expect(PATTERNS.length).toBeGreaterThan(20);
    for (const { name, pattern } of PATTERNS) expect(() => new RegExp(`^(?:${pattern.source})$`, 'u'), name).not.toThrow();
  });

  it('repeats nothing that repeats', () => {
    expect(PATTERNS.flatMap(({ name, pattern }) => nestedQuantifiers(pattern.source).map((risk) => `${name}: ${risk}`))).toEqual([]);
    // The test of the test.
    for (const risky of ['(a+)+', '(?:a|b+)*', String.raw`(?:[a-z.]+\.)+x`, '((?:a{2,})x)+', String.raw`(?:\.\S+)*`]) {
      expect(nestedQuantifiers(risky), risky).not.toEqual([]);
    }
    for (const fine of ['a+b*', '(?:ab)+', '(?:a+)?', '(?:a+){3}', String.raw`[a-z]+(?:\.[a-z]+)*`, String.raw`[\])(+*]+`]) {
      expect(nestedQuantifiers(fine), fine).toEqual([]);
    }
  });

  it.each(PATTERNS)('$name answers to text that was made to hurt', ({ field, pattern }) => {
    const parts = ['a', '.', '-', 'a.', '-a', ' ', '0', ':', ';', '@', '/', ';AccessKey=', '\u{1f682}', pattern.source.replaceAll(/\\(.)|\W/g, '$1')];
    for (const part of parts) {
      for (const end of ['', '/', ' ', '!', '\n']) {
        const complaint = fieldComplaint(field, part.repeat(200_000) + end);
        expect([null, complaint]).toContain(complaint);
        expect(complaint ?? '').not.toContain(part.repeat(20));
      }
    }
  });
});
