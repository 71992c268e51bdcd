import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';

import { permissionsOf, type Role } from '@/lib/accounts/roles';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import { trees } from '@/lib/conditions/testing/arbitraries';
import { getIntegration } from '@/lib/integrations/read/get-and-list';
import type { IntegrationView } from '@/lib/integrations/types';
import { createIntegration } from '@/lib/integrations/write/create';
import { updateIntegration } from '@/lib/integrations/write/update';
import type { Context } from '@/lib/server/context';
import { db } from '@/lib/server/database/db';
import { AppError } from '@/lib/server/errors';
import { nameReason } from '@/lib/text/name-text';
import { trimEdges } from '@/lib/text/odd-characters';
import { failureOf } from '@/tests/failure';
import { PRIVATE_KEYS } from '@/tests/private-keys';
import { createWorld, ownerContext, type World } from '@/tests/world';

import {
  applyCopy,
  applyImport,
  exportIntegrations,
  exportToShow,
  planCopy,
  planImport,
  streamIntegrations,
} from './service';
import { writeYaml } from './yaml-text';

const SECRET = 'postmark-secret-0123456789';
const MAIL = { apiKey: SECRET, from: 'a@example.com', senderName: 'Acme' };
const SMTP = { host: 'mail.example.com', port: '587', user: 'u', password: SECRET, from: 'a@b.co', senderName: 'A' };
const mail = (identifier: string, more: object = {}) => ({
  identifier,
  name: identifier.toUpperCase(),
  providerId: 'postmark',
  channel: 'email',
  active: true,
  credentials: MAIL,
  ...more,
});

let world: World;
let dev: Context;
let prod: Context;
beforeEach(async () => {
  world = await createWorld();
  dev = ownerContext(world);
  prod = { ...dev, environmentId: world.otherEnvironmentId };
});

interface Entry {
  identifier: string;
  credentials: Record<string, unknown>;
  [key: string]: unknown;
}

const make = async (ctx: Context, input: object) => (await createIntegration(ctx, input)).value;
const yaml = (...integrations: object[]) => stringify({ version: 1, integrations }, { compat: 'yaml-1.1' });
const entriesOf = (text: string) => (parse(text) as { integrations: Entry[] }).integrations;
/** Without those of plans, which change nothing. */
const events = ({ environmentId }: Context) =>
  db().auditEvent.count({ where: { environmentId, NOT: { action: 'environment.import_planned' } } });
const state = (ctx: Context) =>
  db().integration.findMany({ where: { environmentId: ctx.environmentId }, orderBy: { identifier: 'asc' } });
const orderOf = async (ctx: Context) =>
  (await state(ctx)).toSorted((a, b) => b.priority - a.priority).map(({ identifier }) => identifier);
const as = (ctx: Context, role: Role): Context => ({ ...ctx, permissions: new Set(permissionsOf(role)) });
const whole = (ctx: Context, identifier: string): Promise<IntegrationView> =>
  getIntegration(ctx, identifier, 'credentials');

async function importAll(ctx: Context, document: string, decisions = {}) {
  const { token } = await planImport(ctx, { document });
  return applyImport(ctx, { document, token, decisions });
}

async function messagesOf(attempt: Promise<unknown>): Promise<Record<string, string>> {
  const error: unknown = await attempt.catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error(`no AppError: ${String(error)}`);
  return Object.fromEntries(
    Object.entries(error.errors ?? {}).map(([place, { messages }]) => [place, messages[0] ?? '']),
  );
}

/** Fingerprints differ between environments; any other difference is an error. */
const withoutMarks = (text: string) =>
  entriesOf(text).map((entry) => ({
    ...entry,
    credentials: Object.fromEntries(
      Object.entries(entry.credentials).map(([key, value]) => [
        key,
        typeof value === 'object' && key !== 'tlsOptions' ? 'secret' : value,
      ]),
    ),
  }));

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      'yes',
      'null',
      '1e3',
      '# no comment',
      '- a',
      'a: b',
      '*x',
      '&x',
      '!tag',
      '|',
      '"',
      "'",
      '\u0085\u2028',
      '\r',
      ' a ',
      '\ttab',
      '2020-01-01',
      '0x1F',
      '~',
      '---',
      '%YAML 1.1',
      'env:SIGNALBOX',
      'line\nline\n',
      '\u0001\u007f\ufeff',
      '{',
      '[x',
      '<<',
    ),
  )
  .filter((value) => trimEdges(value) !== '' && !value.includes('\u0000') && value.isWellFormed());

const stored = fc.record({
  name: text.filter((name) => nameReason(name) === null),
  active: fc.boolean(),
  conditions: trees.filter((tree) => conditionsSchema.safeParse(tree).success),
  kind: fc.constantFrom(
    { providerId: 'postmark', channel: 'email', credentials: MAIL },
    {
      providerId: 'nodemailer',
      channel: 'email',
      credentials: { ...SMTP, secure: true, tlsOptions: { minVersion: 'TLSv1.2' } },
    },
    { providerId: 'clickatell', channel: 'sms', credentials: { apiKey: 'long-enough-to-compare' } },
    { providerId: 'mattermost', channel: 'chat', credentials: {} },
  ),
  // Long enough to be compared with what is stored.
  extra: text.map((value) => `${value}-long-enough`),
});

describe('export, import', () => {
  it('into an empty environment gives an equal export, and a second import changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stored, { maxLength: 4 }), async (list) => {
        const from = ownerContext(await createWorld());
        const into = ownerContext(await createWorld());
        const credentials = new Map<string, object>();
        for (const [index, { kind, extra, ...rest }] of list.entries()) {
          const given = { ...kind.credentials, ...(rest.active ? {} : { senderName: extra, title: extra }) };
          const { identifier } = await make(from, { ...rest, ...kind, credentials: given, identifier: `i${index}_x` });
          credentials.set(identifier, given);
        }
        const exported = await exportIntegrations(from);
        const document = yaml(
          ...entriesOf(exported).map((entry) => ({
            ...entry,
            credentials: Object.fromEntries(
              Object.entries(credentials.get(entry.identifier) ?? {}).map(([key, value]) => [
                key,
                typeof entry.credentials[key] === 'object' && key !== 'tlsOptions' ? { value: value as string } : value,
              ]),
            ),
          })),
        );
        expect(await importAll(into, document)).toEqual({ created: list.length, updated: 0, unchanged: 0 });
        expect(withoutMarks(await exportIntegrations(into))).toEqual(withoutMarks(exported));

        const [rows, count] = [await state(into), await events(into)];
        for (const again of [document, await exportIntegrations(into)]) {
          const plan = await planImport(into, { document: again });
          expect(plan.entries.map(({ action }) => action)).toEqual(list.map(() => 'unchanged'));
          expect(plan.rankings).toEqual([]);
          await applyImport(into, { document: again, token: plan.token });
        }
        expect(await state(into)).toEqual(rows);
        expect(await events(into)).toBe(count);
      }),
      { numRuns: 8, seed: 6 },
    );
  });

  it('is one document, however many portions it is written in', async () => {
    const own = ownerContext(await createWorld());
    expect(await exportIntegrations(own)).toMatch(/\nintegrations: \[\]\n$/);
    const { identifier } = await make(own, { ...mail('first'), active: true });
    await db().$executeRaw`
      INSERT INTO integrations (id, organization_id, environment_id, name, identifier, provider_id, channel, credentials,
        secrets, active, priority, conditions, created_at, updated_at)
      SELECT gen_random_uuid(), organization_id, environment_id, 'Copy: ' || n, 'copy-' || lpad(n::text, 3, '0'),
        provider_id, channel, credentials, secrets, false, 0, conditions, created_at, updated_at
      FROM integrations, generate_series(1, 250) AS n WHERE environment_id = ${own.environmentId}::uuid`;
    const document = await exportIntegrations(own);
    const names = entriesOf(document).map((entry) => entry.identifier);
    expect(names).toEqual([
      identifier,
      ...Array.from({ length: 250 }, (_, at) => `copy-${String(at + 1).padStart(3, '0')}`),
    ]);
    expect(writeYaml(parse(document))).toBe(document);
    const pieces: string[] = [];
    for await (const piece of streamIntegrations(own)) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(document);
    expect(await exportToShow(own)).toBe(document);
  });

  it('holds no secret and is the same text while nothing changes', async () => {
    await make(dev, mail('a'));
    await make(dev, { ...mail('b'), credentials: { ...MAIL, apiKey: 'tiny' } });
    const document = await exportIntegrations(dev);
    expect(document).not.toContain(SECRET);
    expect(document).not.toContain('tiny');
    expect(await exportIntegrations(dev)).toBe(document);
    const [b, a] = entriesOf(document);
    expect(a).toMatchObject({ identifier: 'b', credentials: { apiKey: { set: true } } });
    expect(b).toMatchObject({
      identifier: 'a',
      primary: true,
      credentials: { apiKey: { fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/) as string } },
    });
  });
});

describe('a plan', () => {
  it('shows what would be created, changed and left, never a secret, and saves nothing', async () => {
    await make(dev, mail('kept'));
    await make(dev, mail('changed', { conditions: [] }));
    await make(dev, mail('elsewhere'));
    const before = await state(dev);
    const plan = await planImport(dev, {
      document: yaml(
        mail('kept'),
        { identifier: 'changed', name: 'New', credentials: { from: 'b@example.com', apiKey: `${SECRET}-2` } },
        mail('fresh', { active: false }),
      ),
    });
    expect(plan).toMatchObject({
      untouched: 1,
      entries: [
        { identifier: 'kept', action: 'unchanged', changes: [], secrets: [{ key: 'apiKey', outcome: 'same' }] },
        {
          identifier: 'changed',
          action: 'update',
          changes: [
            { place: 'name', from: 'CHANGED', to: 'New' },
            { place: 'credentials.from', from: 'a@example.com', to: 'b@example.com' },
          ],
          secrets: [{ key: 'apiKey', outcome: 'set', from: expect.stringMatching(/^[0-9a-f]{8}$/) as string }],
        },
        { identifier: 'fresh', action: 'create' },
      ],
    });
    expect(JSON.stringify(plan)).not.toContain(SECRET);
    expect(await state(dev)).toEqual(before);
  });

  it('is refused once it is outdated, and nothing is saved', async () => {
    await make(dev, mail('a'));
    const document = yaml(mail('a', { name: 'Wanted' }), mail('b'));
    const { token } = await planImport(dev, { document });
    await updateIntegration(dev, 'a', { name: 'Changed meanwhile' });
    const before = await state(dev);
    expect(await failureOf(applyImport(dev, { document, token }))).toEqual({ code: 'conflict', places: ['token'] });
    expect(await failureOf(applyImport(dev, { document: `${document}\n`, token }))).toMatchObject({ code: 'conflict' });
    expect(await state(dev)).toEqual(before);
    expect(await importAll(dev, document)).toEqual({ created: 1, updated: 1, unchanged: 0 });
  });

  it('is applied once when two apply it at the same time', async () => {
    const document = yaml(mail('a'), mail('b'), {
      ...mail('c'),
      providerId: 'mattermost',
      channel: 'chat',
      credentials: {},
      active: false,
    });
    const { token } = await planImport(dev, { document });
    const results = await Promise.allSettled([1, 2, 3].map(() => applyImport(dev, { document, token })));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await state(dev)).toHaveLength(3);
  });

  it('with one invalid entry saves nothing; each error is at its entry, with its line', async () => {
    const document = yaml(
      mail('good'),
      mail('bad', { credentials: { ...MAIL, from: 'no address' }, name: '' }),
      mail('worse', { providerId: 'nobody', conditions: 1 }),
    );
    const { entries, token } = await planImport(dev, { document });
    expect(entries[1]?.problems.map(({ place }) => place)).toEqual([
      'integrations[1].name',
      'integrations[1].credentials.from',
    ]);
    const messages = await messagesOf(applyImport(dev, { document, token }));
    expect(messages['integrations[1].credentials.from']).toMatch(/^Line 19, column 13: From/);
    expect(Object.keys(messages)).toEqual(
      expect.arrayContaining(['integrations[2].providerId', 'integrations[2].conditions']),
    );
    expect(await state(dev)).toEqual([]);
  });
});

describe('secrets of a document', () => {
  it('by fingerprint are kept if they match, and must be entered if not', async () => {
    await make(dev, mail('a'));
    const document = (await exportIntegrations(dev)).replace('name: A', 'name: Renamed');
    expect(await importAll(dev, document)).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect((await whole(dev, 'a')).credentials.apiKey).toBe(SECRET);

    const plan = await planImport(prod, { document });
    expect(plan.entries[0]?.secrets).toMatchObject([
      { key: 'apiKey', outcome: 'open', from: null, choices: ['enter'] },
    ]);
    expect(await messagesOf(applyImport(prod, { document, token: plan.token }))).toMatchObject({
      'integrations[0].credentials.apiKey': expect.stringContaining('Decide') as string,
    });
    const decisions = { 'a.apiKey': { choice: 'enter', value: SECRET } };
    expect(await applyImport(prod, { document, token: plan.token, decisions })).toMatchObject({ created: 1 });
    // The document's fingerprints are Development's: the same secret is recognized anyway.
    expect((await planImport(prod, { document })).entries[0]).toMatchObject({ action: 'unchanged' });

    await updateIntegration(prod, 'a', { credentials: { apiKey: `${SECRET}-other` } });
    const other = await planImport(prod, { document });
    expect(other.entries[0]?.secrets).toMatchObject([{ outcome: 'open', choices: ['keep', 'enter'] }]);
    const kept = { 'a.apiKey': { choice: 'keep' } };
    expect(await applyImport(prod, { document, token: other.token, decisions: kept })).toMatchObject({ unchanged: 1 });
    const copied = { 'a.apiKey': { choice: 'copy' } };
    expect(await failureOf(applyImport(prod, { document, token: other.token, decisions: copied }))).toMatchObject({
      code: 'validation_failed',
    });
  });

  it('by a variable are read from the server, from no variable of another name, and into no public field', async () => {
    vi.stubEnv('SIGNALBOX_SECRET_MAIL', SECRET);
    const from = (apiKey: unknown, more = {}) => yaml(mail('a', { credentials: { ...MAIL, apiKey, ...more } }));
    await importAll(dev, from('env:SIGNALBOX_SECRET_MAIL'));
    expect((await whole(dev, 'a')).credentials.apiKey).toBe(SECRET);
    expect((await planImport(dev, { document: from('env:SIGNALBOX_SECRET_MAIL') })).entries[0]).toMatchObject({
      action: 'unchanged',
    });
    // As a file mounted by an orchestrator ends.
    vi.stubEnv('SIGNALBOX_SECRET_MAIL', `\uFEFF${SECRET}\r\n`);
    expect((await planImport(dev, { document: from('env:SIGNALBOX_SECRET_MAIL') })).entries[0]).toMatchObject({
      action: 'unchanged',
    });
    await importAll(dev, from({ value: `${SECRET}2\n` }, { senderName: 'Acme\u200B' }));
    expect((await whole(dev, 'a')).credentials).toMatchObject({ apiKey: `${SECRET}2`, senderName: 'Acme' });
    for (const name of ['DATABASE_URL', 'SIGNALBOX_ENCRYPTION_KEYS', 'SIGNALBOX_SECRET_', 'SIGNALBOX_SECRET_UNSET', ''])
      expect(await failureOf(planImport(dev, { document: from(`env:${name}`) }))).toEqual({
        code: 'validation_failed',
        places: ['integrations[0].credentials.apiKey'],
      });
    expect(
      await failureOf(planImport(dev, { document: from(SECRET, { senderName: 'env:SIGNALBOX_SECRET_MAIL' }) })),
    ).toEqual({ code: 'validation_failed', places: ['integrations[0].credentials.senderName'] });
    vi.unstubAllEnvs();
  });

  it('by a variable are for who may read credentials; others are not even told which there are', async () => {
    vi.stubEnv('SIGNALBOX_SECRET_MAIL', SECRET);
    const editor = as(dev, 'editor');
    const plan = (name: string) =>
      messagesOf(
        planImport(editor, { document: yaml(mail('a', { credentials: { ...MAIL, apiKey: `env:${name}` } })) }),
      );
    const [set, unset] = [await plan('SIGNALBOX_SECRET_MAIL'), await plan('SIGNALBOX_SECRET_UNSET')];
    expect(set).toEqual(unset);
    expect(Object.values(set)[0]).toContain('people who may read credentials');
    vi.unstubAllEnvs();
  });

  it('by a variable go only where its operator allows it, and each use is an event with its name', async () => {
    vi.stubEnv('SIGNALBOX_SECRET_MAIL', SECRET);
    const document = yaml(mail('a', { credentials: { ...MAIL, apiKey: 'env:SIGNALBOX_SECRET_MAIL' } }));
    for (const places of ['production/*', 'development/sendgrid', 'postmark']) {
      vi.stubEnv('SIGNALBOX_SECRET_MAIL_FOR', places);
      expect(Object.values(await messagesOf(planImport(dev, { document })))[0]).toContain('development/postmark');
    }
    vi.stubEnv('SIGNALBOX_SECRET_MAIL_FOR', 'production/*, */postmark');
    await importAll(dev, document);
    const used = await db().auditEvent.findFirstOrThrow({
      where: { environmentId: dev.environmentId, action: 'integration.variable_used' },
    });
    expect(used.details).toEqual({ identifier: 'a', variable: 'SIGNALBOX_SECRET_MAIL', key: 'apiKey' });
    expect(JSON.stringify(await db().auditEvent.findMany())).not.toContain(SECRET);
    // The list of places is no secret of its own.
    const other = yaml(mail('b', { credentials: { ...MAIL, apiKey: 'env:SIGNALBOX_SECRET_MAIL_FOR' } }));
    expect(await failureOf(planImport(dev, { document: other }))).toMatchObject({ code: 'validation_failed' });
    vi.unstubAllEnvs();
  });

  it('cannot be guessed by plans: a short one looks the same right and wrong, no guess gets a fingerprint, and each plan is an event', async () => {
    const sms = (apiKey: string) =>
      yaml({ ...mail('pin'), providerId: 'clickatell', channel: 'sms', credentials: { apiKey } });
    await importAll(dev, sms('482913'));
    const plans = [];
    for (const guess of ['482913', '000000', 'a-longer-guess-than-twelve'])
      plans.push((await planImport(dev, { document: sms(guess) })).entries[0]?.secrets);
    expect(plans[0]).toEqual(plans[1]);
    expect(plans[0]).toMatchObject([{ key: 'apiKey', outcome: 'set', to: 'given' }]);
    expect(plans[2]).toEqual(plans[1]);
    const where = { environmentId: dev.environmentId, action: 'environment.import_planned' };
    expect(await db().auditEvent.count({ where })).toBeGreaterThanOrEqual(4);
  });

  it('that are private keys are tried before anything is written', async () => {
    const apns = (secretKey: string) =>
      yaml({
        ...mail('push'),
        providerId: 'apns',
        channel: 'push',
        credentials: { secretKey, apiKey: 'ABC123DEFG', projectName: 'DEF123GHIJ', applicationId: 'com.acme' },
      });
    const { entries } = await planImport(dev, { document: apns(PRIVATE_KEYS.rsa) });
    expect(entries[0]?.problems).toMatchObject([
      { place: 'integrations[0].credentials.secretKey', message: expect.stringContaining('is an RSA key') as string },
    ]);
    await importAll(dev, apns(PRIVATE_KEYS.ec.replaceAll('\n', ' ')));
    expect((await whole(dev, 'push')).credentials.secretKey).toBe(PRIVATE_KEYS.ec);
  });

  it('must be entered again if the destination changes', async () => {
    const smtp = { ...mail('smtp'), providerId: 'nodemailer', credentials: SMTP };
    await make(dev, smtp);
    const document = (await exportIntegrations(dev)).replace('mail.example.com', 'evil.example.com');
    const plan = await planImport(dev, { document });
    expect(plan.entries[0]?.secrets).toMatchObject([
      {
        key: 'password',
        outcome: 'open',
        choices: ['enter'],
        reason: expect.stringContaining('send this secret again') as string,
      },
    ]);
    expect(
      await failureOf(
        applyImport(dev, { document, token: plan.token, decisions: { 'smtp.password': { choice: 'keep' } } }),
      ),
    ).toMatchObject({ code: 'validation_failed' });
    const decisions = { 'smtp.password': { choice: 'enter', value: 'another-password' } };
    expect(await applyImport(dev, { document, token: plan.token, decisions })).toMatchObject({ updated: 1 });
    const unnamed = yaml({ identifier: 'smtp', credentials: { host: 'third.example.com' } });
    expect((await planImport(dev, { document: unnamed })).entries[0]?.secrets).toMatchObject([
      { key: 'password', outcome: 'open' },
    ]);
  });
});

describe('primary and order', () => {
  it('of many integrations show the beginning and count the rest', async () => {
    const identifiers = Array.from({ length: 60 }, (_, at) => `m${at}`);
    for (const identifier of identifiers) await make(dev, mail(identifier));
    const document = yaml({ identifier: 'm1', priority: 9 }, { identifier: 'm59', priority: 1 });
    const { token, rankings } = await planImport(dev, { document });
    expect(rankings).toMatchObject([{ channel: 'email', orderRest: 10 }]);
    expect(rankings[0]?.order).toHaveLength(50);
    expect(rankings[0]?.order?.slice(0, 3)).toEqual(['M0', 'M1', 'M58']);
    await applyImport(dev, { document, token });
    expect((await orderOf(dev)).slice(0, 3)).toEqual(['m0', 'm1', 'm58']);
    expect((await orderOf(dev)).at(-1)).toBe('m59');
  });

  it('follow the document for the integrations it names; without a primary in it, the current one stays', async () => {
    for (const identifier of ['p', 'a', 'b', 'c']) await make(dev, mail(identifier));
    expect(await orderOf(dev)).toEqual(['p', 'c', 'b', 'a']);
    const document = yaml({ identifier: 'a', priority: 9 }, { identifier: 'c', priority: 1 });
    expect((await planImport(dev, { document })).rankings).toEqual([{ channel: 'email', order: ['P', 'A', 'B', 'C'] }]);
    await importAll(dev, document);
    expect(await orderOf(dev)).toEqual(['p', 'a', 'b', 'c']);
    expect((await planImport(dev, { document })).rankings).toEqual([]);

    const promote = yaml({ identifier: 'b', primary: true });
    expect((await planImport(dev, { document: promote })).rankings).toMatchObject([
      { primary: { from: 'P', to: 'B' } },
    ]);
    await importAll(dev, promote);
    expect(await orderOf(dev)).toEqual(['b', 'p', 'a', 'c']);
    expect((await planImport(dev, { document: promote })).entries[0]).toMatchObject({ action: 'unchanged' });
  });

  it.each<[string, object[], string[]]>([
    ['two primaries', [mail('a', { primary: true }), mail('b', { primary: true })], ['integrations[1].primary']],
    ['an inactive primary', [mail('a', { primary: true, active: false })], ['integrations[0].primary']],
    [
      'a primary of chat',
      [
        {
          identifier: 'a',
          providerId: 'mattermost',
          channel: 'chat',
          active: true,
          primary: true,
          credentials: { webhookUrl: 'https://example.com/hooks/x' },
        },
      ],
      ['integrations[0].primary'],
    ],
    [
      'two in-app',
      ['a', 'b'].map((identifier) => ({ identifier, providerId: 'novu', channel: 'in_app' })),
      ['integrations[1].providerId'],
    ],
    [
      'another provider',
      [{ identifier: 'there', providerId: 'sendgrid', channel: 'email' }],
      ['integrations[0].providerId'],
    ],
  ])('refuse %s', async (_, integrations, places) => {
    await make(dev, mail('there'));
    const { token, entries } = await planImport(dev, { document: yaml(...integrations) });
    expect(entries.flatMap(({ problems }) => problems.map(({ place }) => place))).toEqual(places);
    expect(await failureOf(applyImport(dev, { document: yaml(...integrations), token }))).toEqual({
      code: 'validation_failed',
      places,
    });
    expect(await state(dev)).toHaveLength(1);
  });
});

describe('hostile documents', () => {
  const bomb = `a: &a [${'x,'.repeat(9)}]\n${Array.from({ length: 12 }, (_, i) => `${'bcdefghijklm'[i]}: &${'bcdefghijklm'[i]} [${`*${'abcdefghijkl'[i]},`.repeat(9)}]`).join('\n')}`;
  it.each<[string, string, string]>([
    ['is empty', '', 'empty'],
    ['is no YAML', 'a: [1\nb: hunter2', 'Line 2, column 1'],
    ['is huge', `a: ${'x'.repeat(600_000)}`, 'larger than 512 KiB'],
    ['has very many parts', '- a\n'.repeat(120_000), 'too many parts'],
    ['is an alias bomb', bomb, 'aliases'],
    ['names itself', 'a: &a [*a]', 'blow'],
    ['is nested without end in brackets', '['.repeat(400_000), 'deeper'],
    ['is nested without end in dashes', '- '.repeat(200_000), 'deeper'],
    ['has a tag', 'a: !!js/function "hunter2"', 'Tags'],
    ['has a tag of its own', '!secret\na: b', 'Tags'],
    ['has a directive', '%YAML 1.1\n---\na: yes', 'Directives'],
    [
      'has a number that would be rounded',
      'version: 1\nintegrations: [781250306873012225]',
      'Line 2, column 16: This number',
    ],
    ['has a key twice', 'version: 1\nversion: 1', 'Line 2, column 1: This key occurs twice'],
    ['has a key twice, once in quotes', 'version: 1\n"version": 1', 'twice'],
    ['is two documents', 'version: 1\n---\nversion: 1', 'one document'],
    ['has a wrong escape', `a: "${String.raw`\q`.repeat(100_000)}"`, 'escape'],
    ['has a tab', 'a:\n\tb: 1', 'tabs'],
    ['is a text', 'hunter2', 'mapping'],
    ['is a number', '5', 'mapping'],
  ])('one that %s is refused with its place, and quickly', async (_, document, says) => {
    const message = (await messagesOf(planImport(dev, { document })))['document'];
    expect(message).toContain(says);
    expect(message).not.toContain('hunter2');
  });

  it.each<[string, string, string]>([
    ['another version', 'version: 2\nintegrations: []', 'version'],
    ['no list', 'version: 1\nintegrations: {}', 'integrations'],
    ['a prototype', 'version: 1\nintegrations: []\n__proto__: {a: 1}', '__proto__'],
    [
      'a prototype in an entry',
      'version: 1\nintegrations:\n  - identifier: a\n    __proto__: {active: true}',
      'integrations[0].__proto__',
    ],
    ['an entry that is text', 'version: 1\nintegrations: [a]', 'integrations[0]'],
    [
      'an identifier twice',
      'version: 1\nintegrations: [{identifier: a}, {identifier: a}]',
      'integrations[1].identifier',
    ],
    ['a reserved identifier', 'version: 1\nintegrations: [{identifier: active}]', 'integrations[0].identifier'],
    ['text for a switch', 'version: 1\nintegrations: [{identifier: a, active: "yes"}]', 'integrations[0].active'],
    ['a word that is a switch elsewhere', 'version: 1\nintegrations: [{identifier: a, active: yes}]', 'document'],
    ['a merge', 'version: 1\nintegrations: [{identifier: a, <<: {active: true}}]', 'integrations[0].<<'],
    ['a check', 'version: 1\nintegrations: [{identifier: a, check: true}]', 'integrations[0].check'],
    [
      'credentials that are a list',
      'version: 1\nintegrations: [{identifier: a, credentials: [b]}]',
      'integrations[0].credentials',
    ],
    [
      'half a reference',
      'version: 1\nintegrations: [{identifier: a, providerId: postmark, credentials: {apiKey: {fingerprint: 12}}}]',
      'integrations[0].credentials.apiKey',
    ],
  ])('%s is refused at its place', async (_, document, place) => {
    expect(await failureOf(planImport(dev, { document }))).toEqual({ code: 'validation_failed', places: [place] });
  });

  it.each<[string, string]>([
    ['__proto__: x', 'credentials.__proto__'],
    ['apikey: x', 'credentials.apikey'],
    ['from: +15551234567', 'credentials.from'],
    ['from: 2020-01-01T00:00:00Z\n      senderName: "\\0"', 'credentials.senderName'],
    ['from: "\\ud800"', 'credentials.from'],
    ['tlsOptions: {key: hunter2}', 'credentials.tlsOptions'],
  ])('credentials with %s are a problem of their entry', async (line, place) => {
    const document = `version: 1\nintegrations:\n  - identifier: a\n    providerId: postmark\n    channel: email\n    credentials:\n      ${line}\n`;
    const { entries } = await planImport(dev, { document });
    expect(entries[0]?.problems.map((problem) => problem.place)).toEqual([`integrations[0].${place}`]);
    expect(JSON.stringify(entries)).not.toContain('hunter2');
  });
});

describe('copying', () => {
  it('encrypts the copied secrets for the other environment, and logs it in both', async () => {
    const source = await make(dev, mail('a'));
    const plan = await planCopy({ from: dev, to: prod }, { only: ['a'] });
    expect(plan.entries[0]).toMatchObject({
      action: 'create',
      secrets: [{ outcome: 'open', choices: ['copy', 'enter'] }],
    });
    expect(JSON.stringify(plan)).not.toContain(SECRET);
    const decisions = { 'a.apiKey': { choice: 'copy' as const } };
    expect(await applyCopy({ from: dev, to: prod }, { only: ['a'], token: plan.token, decisions })).toMatchObject({
      created: 1,
    });
    expect((await whole(prod, 'a')).credentials).toEqual(MAIL);
    const recorded = await db().auditEvent.findMany({
      where: { action: { startsWith: 'integration.secrets_copied' } },
      orderBy: { action: 'desc' },
    });
    expect(recorded.map(({ action, environmentId, targetId }) => [action, environmentId, targetId])).toEqual([
      ['integration.secrets_copied_out', dev.environmentId, source._id],
      ['integration.secrets_copied_in', prod.environmentId, (await whole(prod, 'a'))._id],
    ]);
    expect(JSON.stringify(recorded)).not.toContain(SECRET);
    expect((await planCopy({ from: dev, to: prod }, {})).entries).toMatchObject([{ action: 'unchanged' }]);
  });

  it('keeps or replaces the target’s secrets as decided; its primary stays, and fields that the source lacks go', async () => {
    await make(dev, mail('a', { name: 'Dev a' }));
    await make(prod, mail('first'));
    await make(prod, mail('a', { credentials: { ...MAIL, apiKey: 'the-key-of-production' }, conditions: [] }));
    const contexts = { from: dev, to: prod };
    const plan = await planCopy(contexts, {});
    expect(plan.entries[0]).toMatchObject({
      action: 'update',
      changes: [{ place: 'name', from: 'A', to: 'Dev a' }],
      secrets: [{ outcome: 'open', choices: ['keep', 'copy', 'enter'] }],
    });
    await applyCopy(contexts, { token: plan.token, decisions: { 'a.apiKey': { choice: 'keep' } } });
    expect((await whole(prod, 'a')).credentials.apiKey).toBe('the-key-of-production');
    expect(await orderOf(prod)).toEqual(['first', 'a']);
    const next = await planCopy(contexts, {});
    await applyCopy(contexts, {
      token: next.token,
      decisions: { 'a.apiKey': { choice: 'enter', value: 'entered-by-hand' } },
    });
    expect((await whole(prod, 'a')).credentials.apiKey).toBe('entered-by-hand');
  });

  it('is refused if the source changed since the plan', async () => {
    await make(dev, mail('a'));
    const contexts = { from: dev, to: prod };
    const { token } = await planCopy(contexts, {});
    await updateIntegration(dev, 'a', { credentials: { apiKey: `${SECRET}-new` } });
    const decisions = { 'a.apiKey': { choice: 'copy' as const } };
    expect(await failureOf(applyCopy(contexts, { token, decisions }))).toMatchObject({ code: 'conflict' });
    expect(await state(prod)).toEqual([]);
  });
});

describe('permissions', () => {
  it('a viewer exports and moves nothing; an editor moves, but copies no stored secret', async () => {
    await make(dev, mail('a'));
    const viewer = as(dev, 'viewer');
    const document = await exportIntegrations(viewer);
    for (const attempt of [
      planImport(viewer, { document }),
      applyImport(viewer, { document, token: '' }),
      planCopy({ from: viewer, to: as(prod, 'viewer') }, {}),
      applyCopy({ from: viewer, to: as(prod, 'viewer') }, { token: '' }),
    ])
      expect(await failureOf(attempt)).toMatchObject({ code: 'forbidden' });

    const contexts = { from: as(dev, 'editor'), to: as(prod, 'editor') };
    const plan = await planCopy(contexts, {});
    expect(plan.entries[0]?.secrets).toMatchObject([{ choices: ['enter'] }]);
    const copy = { 'a.apiKey': { choice: 'copy' as const } };
    expect(await failureOf(applyCopy(contexts, { token: plan.token, decisions: copy }))).toMatchObject({
      code: 'validation_failed',
    });
    const enter = { 'a.apiKey': { choice: 'enter' as const, value: 'entered-by-hand' } };
    expect(await applyCopy(contexts, { token: plan.token, decisions: enter })).toMatchObject({ created: 1 });
  });

  it('nothing moves between organizations, or into the environment it comes from', async () => {
    const stranger = ownerContext(await createWorld());
    expect(await failureOf(planCopy({ from: dev, to: stranger }, {}))).toMatchObject({ code: 'not_found' });
    expect(await failureOf(planCopy({ from: dev, to: dev }, {}))).toMatchObject({ code: 'bad_request' });
    expect(await failureOf(exportIntegrations({ ...dev, permissions: new Set(['resolve']) }))).toMatchObject({
      code: 'forbidden',
    });
  });
});
