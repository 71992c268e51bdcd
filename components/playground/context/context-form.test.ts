import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { readForm, type ContextForm, type FieldRow } from './context-form';
import { readContext, type ContextObject } from './read-context';
import { writeForm } from './write-form';

// Many small runs, which take seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const RUNS = { seed: 20260310, numRuns: 500 };

function counter(): () => number {
  let last = 0;
  return () => (last += 1);
}

const read = (context: ContextObject) => readForm(context, counter());

/** toEqual ignores keys named __proto__ and does not distinguish -0. */
const asText = (value: unknown) =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const key = fc.oneof(
  fc.constantFrom('plan', 'data', 'isOnline', 'lastOnlineAt', 'a.b', '', '0', '1', '__proto__', 'constructor'),
  fc.string({ maxLength: 4 }),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 12, depthIdentifier: 'json' },
    fc.constantFrom(null, true, false, 0, 1.5, -3, 1e300, '', 'pro', 'true', '{}', '2026-03-10'),
    fc.array(tie('value'), { maxLength: 3, depthIdentifier: 'json' }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4, depthIdentifier: 'json' }).map(Object.fromEntries),
  ),
})).value;
const contexts = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom('subscriber', 'tenant', 'payload', 'now'), key), json), { maxLength: 5 })
  .map((entries) => Object.fromEntries(entries) as ContextObject);

describe('the form of a context', () => {
  it('returns the context that it was read from', () => {
    fc.assert(
      fc.property(contexts, (context) => {
        const { context: back, errors } = writeForm(read(context));
        expect([...errors]).toEqual([]);
        expect(asText(back)).toBe(asText(context));
      }),
      RUNS,
    );
  });

  it('shows values by their path and kind', () => {
    const form = read({
      subscriber: { isOnline: true, lastOnlineAt: '2026-03-10', data: { plan: 'pro', seats: 5, tags: ['a'] } },
      tenant: {},
      now: '2026-03-11',
    });
    expect(form).toMatchObject({ online: 'online', lastOnlineAt: '2026-03-10', now: '2026-03-11' });
    expect(form.sources.subscriber.rows.map(({ path, type, text }) => [path, type, text])).toEqual([
      ['data.plan', 'text', 'pro'],
      ['data.seats', 'number', '5'],
      ['data.tags', 'json', '["a"]'],
    ]);
    expect(form.sources.tenant).toEqual({ isPresent: true, rows: [], whole: undefined });
    expect(form.sources.payload.isPresent).toBe(false);
  });

  it.each<[string, ContextObject]>([
    ['a list', { tenant: ['a'] }],
    ['null', { tenant: null }],
    ['a key named __proto__', { tenant: JSON.parse('{"__proto__":1}') as unknown }],
    ['hundreds of values', { tenant: Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`k${index}`, 1])) }],
  ])('shows %s as JSON', (_name, context) => {
    expect(JSON.parse(read(context).sources.tenant.whole ?? 'nothing')).toEqual(context['tenant']);
  });

  it('shows keys with dots, blanks or quotes as rules write them', () => {
    const { tenant } = read({ tenant: { 'a.b': { c: 1, '': 2 }, ' x': 3, '"q"': 4, 'in"ch': 5 } }).sources;
    expect(tenant.rows.map(({ path }) => path)).toEqual(['"a.b".c', '"a.b".""', '" x"', '"\\"q\\""', 'in"ch']);
  });

  const withRows = (rows: Omit<FieldRow, 'id'>[], more: Partial<ContextForm> = {}): ContextForm => {
    const form = { ...read({}), ...more };
    const payload = { isPresent: true, rows: rows.map((row, id) => ({ ...row, id })), whole: undefined };
    return { ...form, sources: { ...form.sources, payload } };
  };

  it.each<[string, Omit<FieldRow, 'id'>]>([
    ['no path', { path: ' ', type: 'text', text: 'x' }],
    ['two dots in a row', { path: 'a..b', type: 'text', text: 'x' }],
    ['a dot at the end', { path: 'a.', type: 'text', text: 'x' }],
    ['a path that is taken', { path: 'taken', type: 'text', text: 'x' }],
    ['a path below a value', { path: 'taken.more', type: 'text', text: 'x' }],
    ['a path above a value', { path: 'deep', type: 'text', text: 'x' }],
    ['no number', { path: 'n', type: 'number', text: '1,5' }],
    ['a quote that is open', { path: 'a."b', type: 'text', text: 'x' }],
    ['a number that would be rounded', { path: 'n', type: 'number', text: '781250306873012225' }],
    ['a list with a number that would be rounded', { path: 'n', type: 'json', text: '[781250306873012225]' }],
    ['no JSON', { path: 'j', type: 'json', text: '[1' }],
    ['a key that objects lack', { path: '__proto__.x', type: 'text', text: 'x' }],
  ])('omits a row with %s and reports it at the row', (_name, row) => {
    const good: Omit<FieldRow, 'id'>[] = [
      { path: 'taken', type: 'null', text: '' },
      { path: 'deep.er', type: 'boolean', text: 'true' },
    ];
    const { context, errors } = writeForm(withRows([...good, row]));
    expect(context).toEqual({ payload: { taken: null, deep: { er: true } } });
    expect([...errors.keys()]).toEqual([2]);
  });

  it('reports no error for a new row', () => {
    const { context, errors } = writeForm(withRows([{ path: '', type: 'text', text: '' }]));
    expect([context, [...errors]]).toEqual([{ payload: {} }, []]);
  });

  it('keeps the online state and a row for it consistent', () => {
    const form = read({ subscriber: { isOnline: false } });
    const rows = [{ id: 7, path: 'isOnline', type: 'boolean', text: 'true' }] as const;
    const subscriber = { ...form.sources.subscriber, rows };
    const { context, errors } = writeForm({ ...form, sources: { ...form.sources, subscriber } });
    expect(context).toEqual({ subscriber: { isOnline: false } });
    expect([...errors.keys()]).toEqual([7]);
  });
});

describe('the text of a context', () => {
  it.each([
    ['', {}, []],
    ['{"subscriber":{}}', { subscriber: {} }, []],
    ['{"now":"soon"}', { now: 'soon' }, ['now']],
    ['{', undefined, ['']],
    ['[]', undefined, ['']],
    ['{"payload":{"id":781250306873012225}}', undefined, ['']],
    ['null', undefined, ['']],
  ])('reads %j as %j, with errors at %j', (text, context, places) => {
    const found = readContext(text);
    expect(found.context).toEqual(context);
    expect(found.errors.map(({ place }) => place)).toEqual(places);
  });

  it('lists keys that no condition reads', () => {
    expect(readContext('{"subsciber":{},"payload":1}').unread).toEqual(['subsciber']);
  });
});
