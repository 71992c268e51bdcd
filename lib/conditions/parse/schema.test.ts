import { describe, expect, it } from 'vitest';

import { errorsOf, leaf, nested, places, withLeaf } from '@/lib/conditions/testing/wire-samples';

import { contextSchema } from './schema';

const without = (key: string): unknown => {
  const { [key]: _, ...rest } = leaf();
  return [{ children: [rest] }];
};
describe('refused, at its place', () => {
  it.each([
    ['no array', {}, 'conditions'],
    ['null', null, 'conditions'],
    ['text', '[]', 'conditions'],
    ['a list as a group', [[]], 'conditions[0]'],
    ['null as a group', [{}, null], 'conditions[1]'],
    ['a leaf in the top array', [leaf()], 'conditions[0]'],
    ['isNegated as text', [{ isNegated: 'true' }], 'conditions[0].isNegated'],
    ['isNegated null', [{ isNegated: null }], 'conditions[0].isNegated'],
    ['type null', [{ type: null }], 'conditions[0].type'],
    ['an unknown type', [{ type: 'group' }], 'conditions[0].type'],
    ['value null', [{ value: null }], 'conditions[0].value'],
    ['value in lower case', [{ value: 'or' }], 'conditions[0].value'],
    ['children null', [{ children: null }], 'conditions[0].children'],
    ['children as an object', [{ children: {} }], 'conditions[0].children'],
    ['a child that is text', [{ children: ['x'] }], 'conditions[0].children[0]'],
    ['a child that is null', [{ children: [leaf(), null] }], 'conditions[0].children[1]'],
    ['a child that is a list', [{ children: [[]] }], 'conditions[0].children[0]'],
    ['a child that is neither', [{ children: [{ foo: 1 }] }], 'conditions[0].children[0]'],
    ['an unknown key of a group', [{ negated: true }], 'conditions[0].negated'],
    ['an unknown key of an inner group', [{ children: [{ children: [], id: 1 }] }], 'conditions[0].children[0].id'],
    ['an unknown key of a leaf', withLeaf({ note: 'x' }), 'conditions[0].children[0].note'],
    ['children on a leaf', withLeaf({ children: [] }), 'conditions[0].children[0].children'],
    ['a unit on a field leaf', withLeaf({ timeOperator: 'days' }), 'conditions[0].children[0].timeOperator'],
    [
      'a field on isOnline',
      [{ children: [{ on: 'isOnline', value: true, field: 'x' }] }],
      'conditions[0].children[0].field',
    ],
    ['__proto__ as a key', JSON.parse('[{"__proto__":{"isNegated":true}}]'), 'conditions[0].__proto__'],
    [
      'constructor as a key',
      JSON.parse('[{"children":[{"on":"payload","field":"x","operator":"EQUAL","value":"a","constructor":1}]}]'),
      'conditions[0].children[0].constructor',
    ],
    ['no on', without('on'), 'conditions[0].children[0].on'],
    ['on null', withLeaf({ on: null }), 'conditions[0].children[0].on'],
    ['an unknown on', withLeaf({ on: 'user' }), 'conditions[0].children[0].on'],
    ['on that every object has', withLeaf({ on: 'constructor' }), 'conditions[0].children[0].on'],
    ['no field', without('field'), 'conditions[0].children[0].field'],
    ['an empty field', withLeaf({ field: '' }), 'conditions[0].children[0].field'],
    ['a field that is a number', withLeaf({ field: 5 }), 'conditions[0].children[0].field'],
    ['a field that is null', withLeaf({ field: null }), 'conditions[0].children[0].field'],
    ['no operator', without('operator'), 'conditions[0].children[0].operator'],
    ['an operator in lower case', withLeaf({ operator: 'equal' }), 'conditions[0].children[0].operator'],
    ['operator null', withLeaf({ operator: null }), 'conditions[0].children[0].operator'],
    ['no value', without('value'), 'conditions[0].children[0].value'],
    ['value null', withLeaf({ value: null }), 'conditions[0].children[0].value'],
    [
      'value null with IS_DEFINED',
      withLeaf({ operator: 'IS_DEFINED', value: null }),
      'conditions[0].children[0].value',
    ],
    ['value an object', withLeaf({ value: { a: 1 } }), 'conditions[0].children[0].value'],
    ['a number past all numbers', withLeaf({ value: JSON.parse('1e400') }), 'conditions[0].children[0].value'],
    ['one in a list', withLeaf({ value: JSON.parse('[[1e400]]') }), 'conditions[0].children[0].value'],
    ['BETWEEN one', withLeaf({ operator: 'BETWEEN', value: '1' }), 'conditions[0].children[0].value'],
    ['BETWEEN three', withLeaf({ operator: 'NOT_BETWEEN', value: [1, 2, 3] }), 'conditions[0].children[0].value'],
    ['BETWEEN nothing', withLeaf({ operator: 'BETWEEN', value: '' }), 'conditions[0].children[0].value'],
    [
      'BETWEEN without a value',
      [{ children: [{ on: 'payload', field: 'x', operator: 'BETWEEN' }] }],
      'conditions[0].children[0].value',
    ],
    ['isOnline as text', [{ children: [{ on: 'isOnline', value: 'true' }] }], 'conditions[0].children[0].value'],
    ['isOnline without a value', [{ children: [{ on: 'isOnline' }] }], 'conditions[0].children[0].value'],
    [
      'a negative time',
      [{ children: [{ on: 'isOnlineInLast', timeOperator: 'days', value: -1 }] }],
      'conditions[0].children[0].value',
    ],
    [
      'a time as text',
      [{ children: [{ on: 'isOnlineInLast', timeOperator: 'days', value: '1' }] }],
      'conditions[0].children[0].value',
    ],
    [
      'an endless time',
      [{ children: [{ on: 'isOnlineInLast', timeOperator: 'days', value: JSON.parse('1e400') }] }],
      'conditions[0].children[0].value',
    ],
    [
      'an unknown unit',
      [{ children: [{ on: 'isOnlineInLast', timeOperator: 'weeks', value: 1 }] }],
      'conditions[0].children[0].timeOperator',
    ],
    ['no unit', [{ children: [{ on: 'isOnlineInLast', value: 1 }] }], 'conditions[0].children[0].timeOperator'],
    ['a NUL in a value', withLeaf({ value: 'a\0b' }), 'conditions[0].children[0].value'],
    ['a NUL in a field', withLeaf({ field: 'a\0b' }), 'conditions[0].children[0].field'],
    ['half a pair in a value', withLeaf({ value: '\uD83D' }), 'conditions[0].children[0].value'],
    ['half a pair in a field', withLeaf({ field: '\uDE00x' }), 'conditions[0].children[0].field'],
  ])('%s', (_name, conditions, place) => {
    expect(places(conditions)).toContain(place);
  });

  it('a deep place is written in full', () => {
    expect(places([{}, { children: [leaf(), { children: [leaf({ operator: 'X' })] }] }])).toEqual([
      'conditions[1].children[1].children[0].operator',
    ]);
  });

  it('every error is reported at once', () => {
    expect(
      places([{ isNegated: 1, foo: 1, children: [leaf({ field: '', operator: '', value: null }), { on: 'webhook' }] }]),
    ).toEqual([
      'conditions[0].foo',
      'conditions[0].isNegated',
      'conditions[0].children[0].field',
      'conditions[0].children[0].operator',
      'conditions[0].children[0].value',
      'conditions[0].children[1].on',
    ]);
  });

  it.each(['webhook', 'previousStep'])('%s belongs to a running workflow', (on) => {
    const errors = errorsOf([
      { children: [{ on, field: 'x', operator: 'EQUAL', value: 'a', webhookUrl: 'https://example.com' }] },
    ]);
    expect(Object.keys(errors)).toEqual(['conditions[0].children[0].on']);
    expect(errors['conditions[0].children[0].on']?.join()).toMatch(/running workflow and not to an integration/);
  });

  it.each([
    [withLeaf({ operator: 'EQUALS' }), /did you mean EQUAL\?.*NOT_EQUAL/],
    [withLeaf({ operator: 'not equal' }), /did you mean NOT_EQUAL\?/],
    [withLeaf({ operator: 'lager' }), /did you mean LARGER\?/],
    [withLeaf({ operator: 'IsDefined' }), /did you mean IS_DEFINED\?/],
    [withLeaf({ on: 'Payload' }), /did you mean payload\?.*isOnlineInLast/],
    [withLeaf({ on: 'subscribers' }), /did you mean subscriber\?/],
    [withLeaf({ vlaue: 1 }), /did you mean value\?/],
    [[{ isnegated: true }], /did you mean isNegated\?/],
    [[{ value: 'ANT' }], /did you mean AND\?/],
  ])('%j: the nearest name, and all of them', (conditions, message) => {
    expect(Object.values(errorsOf(conditions)).join()).toMatch(message);
  });

  it('no message contains what was sent', () => {
    const secret = 'sk_live_5f0c';
    const wrong = [
      secret,
      null,
      [
        {
          isNegated: secret,
          type: secret,
          value: secret,
          children: [
            secret,
            leaf({ operator: secret, on: secret }),
            leaf({ field: `${secret}\0`, value: `${secret}\0` }),
            leaf({ operator: 'BETWEEN', value: secret }),
            { on: 'isOnlineInLast', timeOperator: secret, value: secret },
            { on: 'isOnline', value: secret },
          ],
        },
      ],
      withLeaf({ note: secret, value: { secret } }),
      withLeaf({ value: secret.repeat(100) }),
      withLeaf({ field: secret.repeat(100) }),
    ];
    for (const conditions of wrong)
      expect(JSON.stringify(nested.safeParse({ conditions }).error?.issues ?? secret)).not.toContain(secret);
  });
});

describe('the context of a resolve request', () => {
  it.each([
    {},
    { subscriber: null, tenant: 5, payload: ['x'] },
    { context: { tenant: { plan: 'pro' } }, workflow: 5 },
    { now: '2026-03-10' },
    { now: '2026-03-10 12:00:00+0200' },
    { now: '2026-03-10T12:00:00.123456+02:00', more: 1 },
  ])('%j is accepted', (context) => {
    const { more: _, ...known } = context as Record<string, unknown>;
    expect(contextSchema.parse(context)).toEqual(known);
  });

  it.each([null, [], 'x', 5])('%j is refused', (context) => {
    expect(contextSchema.safeParse(context).success).toBe(false);
  });

  it.each(['', 'now', '2026-02-30', '10.03.2026', '20260310T120000Z', null, 1_773_144_000_000, true])(
    'now as %j is refused',
    (now) => {
      const { error } = contextSchema.safeParse({ now });
      expect(error?.issues.map(({ path }) => path)).toEqual([['now']]);
      expect(error?.issues[0]?.message).toMatch(/ISO 8601/);
    },
  );
});
