import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';

import { type AuditEntry, insertAuditEvents } from '@/lib/audit/repository';
import { createEnvironment } from '@/lib/environments/service';
import { deleteIntegration } from '@/lib/integrations/write/remove';
import { type Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { PERMISSIONS } from '@/lib/server/permissions';
import { call, created } from '@/tests/api-client';
import { failureOf } from '@/tests/failure';
import { createWorld, ownerContext, type World } from '@/tests/world';

import { exportText } from './export';
import { exportAuditEvents, listAuditEvents, listKnownActors } from './service';
import type { AuditEventView } from './types';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const everything = async (ctx: Context, query: unknown = {}) => {
  const events: AuditEventView[] = [];
  for await (const page of exportAuditEvents(ctx, query)) events.push(...page);
  return events;
};

/** Events of an organization that no other test writes to. */
async function logOf(entries: readonly (AuditEntry & { readonly ctx?: Partial<Context> })[]): Promise<Context> {
  const ctx = ownerContext(await createWorld(), new Date('2026-05-01T12:00:00Z'));
  for (const { ctx: other, ...entry } of entries) await insertAuditEvents({ ...ctx, ...other }, [entry]);
  return ctx;
}

const entry = (name: string, action = 'sample.created'): AuditEntry => ({
  action,
  targetType: 'sample',
  targetId: uuidv7(),
  details: { name },
});

const namesOf = (events: readonly AuditEventView[]) => events.map(({ target }) => target.name);

describe('the audit log', () => {
  it('names who did what to what and where, including deleted things, and reveals no secret', async () => {
    const secret = 'xoxb-not-for-any-log-0123456789';
    const made = await created(world.key, {
      providerId: 'slack',
      channel: 'chat',
      name: 'Deploys',
      identifier: 'deploys',
      credentials: { applicationId: 'A1', clientId: 'c', secretKey: secret },
    });
    await deleteIntegration(ownerContext(world), 'deploys');
    const { events } = await listAuditEvents(ownerContext(world), { target: 'DEPLOY' });
    expect(events).toMatchObject([
      {
        action: 'integration.deleted',
        actor: { type: 'system', name: 'System' },
        target: { type: 'integration', id: made._id, name: 'Deploys', identifier: 'deploys', isLive: false },
        environment: { id: world.environmentId, name: 'Development', color: 'green' },
      },
      { action: 'integration.created', actor: { type: 'api_key', name: 'Test' } },
    ]);
    expect(JSON.stringify(events)).not.toContain(secret);
    expect(await listKnownActors(ownerContext(world))).toEqual(
      expect.arrayContaining([
        { type: 'system', name: 'System', value: 'system' },
        expect.objectContaining({ type: 'api_key', name: 'Test', value: expect.stringMatching(/^api_key:/) as string }),
      ]),
    );
  });

  it('pages to the end and back without a gap or a repeat, even when many events share one moment', async () => {
    const ctx = await logOf([]);
    const entries = Array.from({ length: 120 }, (_, index) => entry(`Sample ${index}`));
    await insertAuditEvents(ctx, entries);
    const whole = namesOf(await everything(ctx, { action: 'sample.created' }));
    expect(new Set(whole).size).toBe(120);
    const first = await listAuditEvents(ctx, { action: 'sample.created' });
    const second = await listAuditEvents(ctx, { action: 'sample.created', before: first.older });
    const third = await listAuditEvents(ctx, { action: 'sample.created', before: second.older });
    expect([...first.events, ...second.events, ...third.events].map(({ target }) => target.name)).toEqual(whole);
    expect([first.newer, third.older]).toEqual([undefined, undefined]);
    const back = await listAuditEvents(ctx, { action: 'sample.created', after: third.newer });
    expect(back).toEqual(second);
    const start = await listAuditEvents(ctx, { action: 'sample.created', after: back.newer });
    expect(start).toEqual(first);
  });

  it('filters by actor, action, environment, target and time, alone and together', async () => {
    const user = uuidv7();
    const ctx = await logOf([
      { ...entry('april'), ctx: { now: new Date('2026-04-30T23:59:59.999Z') } },
      { ...entry('may'), ctx: { now: new Date('2026-05-01T00:00:00.000Z'), actor: { type: 'user', id: user } } },
      { ...entry('late'), ctx: { now: new Date('2026-05-02T23:59:59.999Z') } },
      { ...entry('june', 'sample.deleted'), ctx: { now: new Date('2026-06-01T00:00:00.000Z') } },
      { ...entry('like', 'sampleXcreated.x') },
    ]);
    const other = ownerContext(ctx, new Date('2026-05-03T00:00:00Z'));
    const { value: place } = await createEnvironment(other, { name: 'Staging' });
    await insertAuditEvents({ ...ctx, environmentId: place.id }, [entry('elsewhere')]);
    const found = async (query: unknown) =>
      namesOf(await everything(ctx, query))
        .map(String)
        .toSorted((a, b) => a.localeCompare(b));
    expect(await found({ action: 'sample.*' })).toEqual(['april', 'elsewhere', 'june', 'late', 'may']);
    expect(await found({ action: 'sample.deleted' })).toEqual(['june']);
    expect(await found({ action: 'samp_e.*' })).toEqual([]);
    expect(await found({ actor: `user:${user}` })).toEqual(['may']);
    expect(await found({ actor: 'system', action: 'sample.*', environment: place.id })).toEqual(['elsewhere']);
    expect(await found({ action: 'sample.*', from: '2026-05-01', to: '2026-05-02' })).toEqual([
      'elsewhere',
      'late',
      'may',
    ]);
    expect(await found({ action: 'sample.*', to: '2026-04-30', from: '' })).toEqual(['april']);
  });

  it('shows nothing of another organization, whatever the query', async () => {
    const stranger = ownerContext(await createWorld());
    await insertAuditEvents(stranger, [entry('theirs')]);
    const [theirs] = await everything(stranger, { action: 'sample.created' });
    for (const query of [
      {},
      { target: theirs?.target.id },
      { environment: stranger.environmentId },
      { actor: 'system' },
      { target: 'theirs' },
    ])
      expect(namesOf(await everything(ownerContext(world), query))).not.toContain('theirs');
  });

  it('needs the permission, at every entry point', async () => {
    const editor = { ...ownerContext(world), permissions: new Set(PERMISSIONS.filter((each) => each !== 'admin')) };
    expect(await failureOf(listAuditEvents(editor, {}))).toMatchObject({ code: 'forbidden' });
    expect(await failureOf(listKnownActors(editor))).toMatchObject({ code: 'forbidden' });
    expect(() => exportAuditEvents(editor, {})).toThrow(AppError);
  });

  it('answers every hostile filter with events or with a refusal', async () => {
    const values = [
      '%',
      '_',
      '\\',
      "'; DROP TABLE audit_events; --",
      '%_\\%',
      '\u0000',
      '\uD800',
      'x'.repeat(10_000),
      '😀',
      ' ',
      '0000-00-00',
      '0000-01-01',
      '9999-12-31',
      '2026-02-30',
      '1969-12-31',
      '+275760-09-13',
      'NaN',
      '-1',
      '2026',
      'user:',
      'user:x',
      `user:${uuidv7()}`,
      'system:',
      'api_key:../..',
      '*',
      '*.*',
      '.',
      'a.*',
      'INTEGRATION.*',
      'OTk5OTk5OTk5OTk5OTk5OjAxYTIwODYyLTA0MTUtNzQzZS05MTcwLWUyMzNhZjA1M2E1MQ',
      'bm9uc2Vuc2U',
      '[]',
      '{}',
    ];
    const odd: unknown[] = [undefined, null, [], ['a', 'b'], {}, { constructor: 'x' }, 7, true, Symbol.iterator];
    for (const name of ['actor', 'action', 'environment', 'target', 'from', 'to', 'before', 'after'])
      for (const value of [...values, ...odd]) {
        const error: unknown = await listAuditEvents(ownerContext(world), { [name]: value }).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (error !== undefined) expect(error, `${name}=${String(value)}`).toMatchObject({ code: 'validation_failed' });
      }
    for (const input of odd) await listAuditEvents(ownerContext(world), input).catch(expectRefusal);
  });
});

function expectRefusal(error: unknown): void {
  expect(error).toMatchObject({ code: 'validation_failed' });
}

describe('the export', () => {
  async function textOf(ctx: Context, format: 'csv' | 'jsonl', query: unknown): Promise<string> {
    let text = '';
    for await (const piece of exportText(exportAuditEvents(ctx, query), format)) text += piece;
    return text;
  }

  it('holds what the filter matches, each event once, beyond one page', async () => {
    const ctx = await logOf([]);
    await insertAuditEvents(
      ctx,
      Array.from({ length: 1_201 }, (_, index) => entry(`Sample ${index}`)),
    );
    await insertAuditEvents(ctx, [entry('other', 'sample.deleted')]);
    const lines = (await textOf(ctx, 'jsonl', { action: 'sample.created' })).trimEnd().split('\n');
    const names = lines.map((line) => (JSON.parse(line) as AuditEventView).target.name);
    expect(new Set(names).size).toBe(1_201);
    expect(names).not.toContain('other');
    const rows = (await textOf(ctx, 'csv', { action: 'sample.created' })).trimEnd().split('\r\n');
    expect(rows).toHaveLength(1_202);
    expect(rows[0]).toMatch(/^"time","actorType","actor",/);
  });

  it('gives a spreadsheet no formula, and keeps quotes, commas and line breaks in their cells', async () => {
    const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', 'say "hi", you', 'two\nlines', "it's"];
    const ctx = await logOf(names.map((name) => entry(name)));
    const cells = parseCsv(await textOf(ctx, 'csv', { action: 'sample.created' }));
    const column = cells[0]?.indexOf('target') ?? -1;
    expect(cells.every((row) => row.length === cells[0]?.length)).toBe(true);
    const said = cells.slice(1).map((row) => row[column]);
    expect(said).toEqual(
      expect.arrayContaining([
        ...names.slice(0, 7).map((name) => `'${name}`),
        'say "hi", you',
        'two\nlines',
        "it's",
      ]) as string[],
    );
    for (const row of cells.slice(1)) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });
});

/** Parses RFC 4180, as readers of such files do. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell = '', end = ''] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('environments', () => {
  it('are renamed over REST to each other’s names at once: refused, and never unavailable', async () => {
    const own = await createWorld();
    const rename = (id: string, name: string) =>
      call(`/v1/environments/${id}`, { method: 'PATCH', key: own.key, body: { name } });
    for (let round = 0; round < 6; round += 1) {
      const answers = await Promise.all([
        rename(own.environmentId, 'Production'),
        rename(own.otherEnvironmentId, 'Development'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([409, 409]);
    }
  });
});
