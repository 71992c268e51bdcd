import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { CHANNELS } from '@/lib/catalogue/channel';
import { CREDENTIAL_KEYS } from '@/lib/catalogue/credential-key';
import type { Field } from '@/lib/catalogue/field';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import icons from '@/scripts/provider-icons.json' with { type: 'json' };

import facts from './facts.golden.json' with { type: 'json' };
import { findProvider, PROVIDERS, providersOf } from './index';
import secrets from './secrets.golden.json' with { type: 'json' };

/** The catalogue's facts about an entry; the golden file has them in their original form. */
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

describe('the catalogue', () => {
  it('has the 83 providers of the facts, in their order, each once', () => {
    expect(PROVIDERS).toHaveLength(83);
    expect(PROVIDERS.map(({ id, channel }) => ({ id, channel }))).toEqual(
      FACTS.map(({ id, channel }) => ({ id, channel })),
    );
    expect(new Set(PROVIDERS.map(({ id }) => id)).size).toBe(83);
  });

  it('finds each by its id and in its channel, and nothing by another name', () => {
    for (const provider of PROVIDERS) expect(findProvider(provider.id)).toBe(provider);
    for (const name of ['', 'SendGrid', '__proto__', 'constructor', 'sendgrid '])
      expect(findProvider(name)).toBeUndefined();
    expect(CHANNELS.flatMap(providersOf)).toHaveLength(83);
    for (const channel of CHANNELS) for (const provider of providersOf(channel)) expect(provider.channel).toBe(channel);
  });

  it('has one file for each, named after its id, in the folder of its channel, and no other', async () => {
    for (const channel of CHANNELS) {
      const folder = channel.replace('_', '-');
      const files = await readdir(path.join(import.meta.dirname, folder));
      expect(files.toSorted()).toEqual(
        providersOf(channel)
          .map(({ id }) => `${id}.ts`)
          .toSorted(),
      );
      for (const file of files) {
        const exported = Object.values(
          (await import(`./${folder}/${file.slice(0, -3)}.ts`)) as Record<string, unknown>,
        );
        expect(exported, file).toEqual([findProvider(file.slice(0, -3))]);
      }
    }
    const folders = await readdir(import.meta.dirname, { withFileTypes: true });
    expect(
      folders
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([...CHANNELS.map((channel) => channel.replace('_', '-')), 'vendors'].toSorted());
  });

  it('has an icon, or a declared lack of one, for each, and for nothing else', () => {
    expect(Object.keys(icons).toSorted()).toEqual(PROVIDERS.map(({ id }) => id).toSorted());
    for (const [id, icon] of Object.entries(icons))
      if (icon !== null) expect(icon, id).toMatch(/^(simple|logos):[a-z0-9-]+$/);
  });

  it('uses every key of the vocabulary that the facts have, and knows no other', () => {
    const used = new Set(FACTS.flatMap(({ fields }) => fields.map(({ key }) => key)));
    expect(Object.keys(CREDENTIAL_KEYS).toSorted()).toEqual([...used].toSorted());
    expect(used.size).toBe(55);
  });

  it('declares which providers are limited to one, and which report delivery', () => {
    const idsWhere = (test: (provider: ProviderDefinition) => boolean | undefined) =>
      PROVIDERS.filter(test)
        .map(({ id }) => id)
        .toSorted();
    expect(idsWhere((provider) => provider.onePerEnvironment)).toEqual([
      'novu',
      'novu-email',
      'novu-slack',
      'novu-sms',
    ]);
    expect(idsWhere((provider) => provider.statusWebhook)).toEqual(
      [
        'sendinblue',
        'mailjet',
        'mandrill',
        'netcore',
        'postmark',
        'sendgrid',
        'ses',
        'plivo',
        'ring-central',
        'telnyx',
        'termii',
        'twilio',
      ].toSorted(),
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

  it('has the fields of the facts, with their keys, requirements, options and defaults', () => {
    expect(provider?.fields.map(({ key }) => key)).toEqual(fields.map(({ key }) => key));
    for (const fact of fields) {
      const field = find(fact.key);
      expect(field, fact.key).toMatchObject({ required: fact.required });
      expect(field.hidden ?? false, fact.key).toBe(fact.hidden ?? false);
      expect('default' in field ? field.default : undefined, fact.key).toBe(fact.default ?? undefined);
      expect(kindsOf(fact), fact.key).toContain(field.kind);
      if (field.kind !== 'select') continue;
      // "Nothing" is not a value on the wire: it is the label of an empty choice.
      expect(field.options).toEqual(fact.options?.filter(({ value }) => value !== null));
      expect(field.emptyLabel).toBe(fact.options?.find(({ value }) => value === null)?.label);
    }
  });

  it('keeps secret exactly what the golden table says, and no less than the facts', () => {
    const kept = provider?.fields.filter(({ secret }) => secret).map(({ key }) => key) ?? [];
    expect([...kept].toSorted()).toEqual(
      [...((secrets as Record<string, string[]>)[id] ?? ['the golden table lacks it'])].toSorted(),
    );
    for (const fact of fields) if (fact.secret) expect(kept).toContain(fact.key);
  });
});

it('the golden table of secrets names no unknown provider', () => {
  expect(Object.keys(secrets).toSorted()).toEqual(PROVIDERS.map(({ id }) => id).toSorted());
});

/** The kinds that a field of the facts may have become. */
function kindsOf(fact: FieldFact): Field['kind'][] {
  if (fact.type === 'switch') return ['switch'];
  if (fact.type === 'dropdown') return ['select'];
  if (fact.type === 'number') return ['number'];
  if (fact.validation?.rule === 'json') return ['json'];
  if (fact.validation?.rule === 'pem-private-key') return ['pem'];
  return fact.key === 'tlsOptions' ? ['json'] : ['text', 'secret', 'url', 'email', 'pem'];
}
