import { describe, expect, it } from 'vitest';

import { compileField } from '@/lib/conditions/evaluate/read-field';

import { attributesOf } from './known-attributes';
import { indexSuggestions, suggestionsOf } from './suggestions';

const none = { context: {}, workflow: {} };

describe('attributesOf', () => {
  it('returns the dot paths of each source with the values seen there, over all contexts', () => {
    const contexts = [
      { subscriber: { data: { plan: 'pro', seats: 5 } }, tenant: { identifier: 'acme' }, now: '2026-01-01' },
      { subscriber: { data: { plan: 'free', tags: ['vip', 'beta'] } }, payload: { urgent: true, note: null } },
    ];
    expect(attributesOf(contexts)).toEqual({
      ...none,
      subscriber: { 'data.plan': ['pro', 'free'], 'data.seats': ['5'], 'data.tags': ['vip', 'beta'] },
      tenant: { identifier: ['acme'] },
      payload: { urgent: ['true'], note: [] },
    });
  });

  it('returns only paths that a rule can read', () => {
    const subscriber = { 'a.b': 'literal', 'c.d': { e: 1 }, f: { 'g.h': 1, i: 2 }, '': 3 };
    const fields = Object.keys(attributesOf([{ subscriber }]).subscriber ?? {});
    expect(fields).toEqual(['a.b', '"c.d".e', 'f."g.h"', 'f.i']);
    for (const field of fields) expect(compileField(field)(subscriber)).toBeDefined();
  });

  it('ignores anything that is not a context', () => {
    for (const context of [null, 1, 'text', [], [{ subscriber: { a: 1 } }], { subscriber: 'text', tenant: [1] }]) {
      expect(attributesOf([context])).toEqual({ ...none, subscriber: {}, tenant: {}, payload: {} });
    }
  });

  it('reads nothing from a prototype, inherited or by name', () => {
    const hostile: unknown = JSON.parse(
      '{"subscriber":{"__proto__":{"polluted":1},"constructor":{"name":"x"},"plan":"pro"}}',
    );
    const inherited: unknown = Object.create({ payload: { secret: 1 } });
    const known = attributesOf([hostile, inherited]);
    expect(known).toEqual({ ...none, subscriber: { plan: ['pro'] }, tenant: {}, payload: {} });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('limits number, depth and length', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 50; level += 1) deep = { level: deep };
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field${index}`, index]));
    const contexts = Array.from({ length: 60 }, (_, index) => ({
      subscriber: { ...wide, field0: `value ${index}` },
      tenant: { deep, near: { at: 'x'.repeat(101) }, ['k'.repeat(201)]: 1 },
    }));
    const { subscriber = {}, tenant } = attributesOf(contexts);
    expect(Object.keys(subscriber)).toHaveLength(100);
    expect(subscriber['field0']).toHaveLength(20);
    expect(tenant).toEqual({ 'near.at': [] });
  });
});

describe('suggestions from known attributes', () => {
  it('follow the default ones and add their values to known fields', () => {
    const usual = [{ on: 'subscriber', field: 'data.plan', values: ['pro'] }] as const;
    const known = { subscriber: { 'data.plan': ['free', 'pro'], 'data.seats': ['5'] }, payload: { total: [] } };
    const index = indexSuggestions([...usual, ...suggestionsOf(known)]);
    expect(index.fields).toMatchObject({ subscriber: ['data.plan', 'data.seats'], tenant: [], payload: ['total'] });
    expect(index.values.get('subscriber.data.plan')).toEqual(['pro', 'free']);
    expect(index.values.has('payload.total')).toBe(false);
  });
});
