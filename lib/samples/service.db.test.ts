import { beforeEach, describe, expect, it } from 'vitest';

import type { Context } from '@/lib/server/context';
import { db } from '@/lib/server/database/db';
import { failureOf } from '@/tests/failure';
import { createWorld, ownerContext, type World } from '@/tests/world';

import { deleteSample, listSamples, MAX_SAMPLES, saveSample, updateSample } from './service';

let world: World;
let ctx: Context;

beforeEach(async () => {
  world = await createWorld();
  ctx = ownerContext(world);
});

const CONTEXT = {
  subscriber: { isOnline: true, data: { plan: 'pro', tags: ['a', 1, null] } },
  tenant: null,
  payload: { constructor: 'own', 'a.b': { '': [{}] } },
  now: '2026-03-10T12:00:00Z',
};

const eventsOf = (id: string) => db().auditEvent.findMany({ where: { targetId: id }, orderBy: { id: 'asc' } });

describe('a saved sample', () => {
  it('is listed as it was given, by name, in its environment alone', async () => {
    const pro = await saveSample(ctx, { name: '  Pro customer ', context: CONTEXT });
    const empty = await saveSample(ctx, { name: 'Empty', context: {} });
    expect(pro).toMatchObject({ name: 'Pro customer', createdAt: ctx.now.toISOString() });
    const listed = await listSamples(ctx);
    expect(listed).toEqual([empty, pro]);
    expect(listed[1]?.context).toStrictEqual(CONTEXT);
    expect(await listSamples({ ...ctx, environmentId: world.otherEnvironmentId })).toEqual([]);
  });

  it('leaves out what no condition reads', async () => {
    const { context } = await saveSample(ctx, { name: 'More', context: { payload: { a: 1 }, step: {} } });
    expect(context).toEqual({ payload: { a: 1 } });
  });

  it('has a unique name in the environment, whatever runs at the same time', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 5 }, () => saveSample(ctx, { name: 'Same', context: {} })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await failureOf(saveSample(ctx, { name: 'Same', context: {} }))).toEqual({
      code: 'conflict',
      places: ['name'],
    });
    const elsewhere = { ...ctx, environmentId: world.otherEnvironmentId };
    expect(await saveSample(elsewhere, { name: 'Same', context: {} })).toMatchObject({ name: 'Same' });
  });

  it.each<[string, unknown]>([
    ['name', { name: ' ', context: {} }],
    ['name', { name: 'x'.repeat(121), context: {} }],
    ['name', { name: '\u0000', context: {} }],
    ['name', { context: {} }],
    ['context', { name: 'x' }],
    ['context', { name: 'x', context: [] }],
    ['context.now', { name: 'x', context: { now: 'tomorrow' } }],
    ['context', { name: 'x', context: { payload: 'x'.repeat(64 * 1024) } }],
    ['context', { name: 'x', context: { payload: 'é'.repeat(33 * 1024) } }],
    ['context', { name: 'x', context: { payload: { text: '\uD800' } } }],
    ['context', { name: 'x', context: { payload: { 'key\u0000': 1 } } }],
    ['context', { name: 'x', context: { payload: JSON.parse('{"__proto__":{}}') as unknown } }],
    ['context', { name: 'x', context: { payload: Infinity } }],
    ['context', { name: 'x', context: { payload: new Map() } }],
    ['context', { name: 'x', context: { payload: 1n } }],
    ['context', { name: 'x', context: { payload: nested(200) } }],
    ['context', { name: 'x', context: { payload: nested(60_000) } }],
    ['context', { name: 'x', context: { payload: doubled(60) } }],
    ['context', { name: 'x', context: { payload: circular() } }],
    ['step', { name: 'x', context: {}, step: 1 }],
    ['body', 'a text'],
    ['body', null],
  ])('is refused at %s', async (place, input) => {
    expect(await failureOf(saveSample(ctx, input))).toEqual({ code: 'validation_failed', places: [place] });
  });

  it('may be as large as the limit', async () => {
    const room = 64 * 1024 - JSON.stringify({ payload: '' }).length;
    const saved = await saveSample(ctx, { name: 'Large', context: { payload: 'x'.repeat(room) } });
    expect(saved.context.payload).toHaveLength(room);
  });

  it('is one of at most 100, even when many are saved at the same time', async () => {
    const now = new Date();
    const { organizationId, environmentId } = world;
    await db().sampleContext.createMany({
      data: Array.from({ length: MAX_SAMPLES - 2 }, (_, index) => ({
        id: `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
        organizationId,
        environmentId,
        name: `Sample ${index}`,
        context: {},
        createdAt: now,
      })),
    });
    const attempts = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) => saveSample(ctx, { name: `New ${index}`, context: {} })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await listSamples(ctx)).toHaveLength(MAX_SAMPLES);
    expect(await failureOf(saveSample(ctx, { name: 'One more', context: {} }))).toEqual({
      code: 'validation_failed',
      places: ['name'],
    });
  });
});

describe('a change of a sample', () => {
  it('renames, replaces the context, or both', async () => {
    const { id } = await saveSample(ctx, { name: 'Old', context: CONTEXT });
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 5_000) };
    expect(await updateSample(later, id, { name: 'New' })).toMatchObject({
      name: 'New',
      context: { now: CONTEXT.now },
      updatedAt: later.now.toISOString(),
    });
    expect(await updateSample(later, id, { context: { tenant: 1 } })).toMatchObject({
      name: 'New',
      context: { tenant: 1 },
    });
    await saveSample(ctx, { name: 'Taken', context: {} });
    expect(await failureOf(updateSample(later, id, { name: 'Taken' }))).toEqual({ code: 'conflict', places: ['name'] });
    expect(await failureOf(updateSample(later, id, {}))).toEqual({ code: 'validation_failed', places: ['body'] });
    expect(await failureOf(updateSample(later, id, { context: { now: 1 } }))).toEqual({
      code: 'validation_failed',
      places: ['context.now'],
    });
  });

  it('and its deletion affect no other environment, and nothing that does not exist', async () => {
    const { id } = await saveSample(ctx, { name: 'Mine', context: {} });
    const elsewhere = { ...ctx, environmentId: world.otherEnvironmentId };
    for (const attempt of [
      () => updateSample(elsewhere, id, { name: 'Theirs' }),
      () => deleteSample(elsewhere, id),
      () => deleteSample(ctx, 'nothing'),
      () => deleteSample(ctx, '\u0000'),
      () => updateSample(ctx, 'nothing', { name: 'x' }),
    ]) {
      expect(await failureOf(attempt())).toEqual({ code: 'not_found', places: [] });
    }
    await deleteSample(ctx, id);
    expect(await listSamples(ctx)).toEqual([]);
    expect(await failureOf(deleteSample(ctx, id))).toEqual({ code: 'not_found', places: [] });
  });
});

it('every change is an event that reveals nothing of the context', async () => {
  const { id } = await saveSample(ctx, { name: 'Ada', context: { subscriber: { email: 'ada@example.com' } } });
  await updateSample(ctx, id, { context: { subscriber: { email: 'bob@example.com' } } });
  await deleteSample(ctx, id);
  const events = await eventsOf(id);
  expect(events.map(({ action }) => action)).toEqual(['sample.created', 'sample.updated', 'sample.deleted']);
  expect(events[1]).toMatchObject({ targetType: 'sample', details: { name: 'Ada', changed: ['context'] } });
  expect(JSON.stringify(events)).not.toContain('@example.com');
});

it('reading needs "integrations:read", changing "integrations:write"', async () => {
  const { id } = await saveSample(ctx, { name: 'x', context: {} });
  const reader: Context = { ...ctx, permissions: new Set(['integrations:read', 'resolve'] as const) };
  expect(await listSamples(reader)).toHaveLength(1);
  const stranger: Context = { ...ctx, permissions: new Set(['resolve'] as const) };
  for (const attempt of [
    () => listSamples(stranger),
    () => saveSample(reader, { name: 'y', context: {} }),
    () => updateSample(reader, id, { name: 'y' }),
    () => deleteSample(reader, id),
  ]) {
    expect(await failureOf(attempt())).toEqual({ code: 'forbidden', places: [] });
  }
});

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

/** A few objects that represent more values than there are atoms. */
function doubled(times: number): unknown {
  let value: unknown = {};
  for (let time = 0; time < times; time++) value = { a: value, b: value };
  return value;
}

function circular(): object {
  const value: { self?: unknown } = {};
  value.self = value;
  return value;
}
