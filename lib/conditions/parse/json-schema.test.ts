import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { trees } from '@/lib/conditions/testing/arbitraries';
import { leaf, withLeaf } from '@/lib/conditions/testing/wire-samples';

import { conditionsJsonSchemas } from './json-schema';
import { conditionsSchema } from './schema';

const ajv = new Ajv2020({ allowUnionTypes: true });
ajv.addSchema({ $id: 'wire', $defs: conditionsJsonSchemas((name) => `wire#/$defs/${name}`) });
const fits = ajv.compile({ $ref: 'wire#/$defs/Conditions' });

it('the JSON Schema describes what the parser accepts', () => {
  fc.assert(
    fc.property(trees, (conditions) => {
      fc.pre(conditionsSchema.safeParse(conditions).success);
      expect(fits(conditions)).toBe(true);
    }),
    { seed: 20260310 },
  );
});

it.each([
  ['nothing', []],
  ['an empty group', [{}]],
  ['values of every type', [{ children: ['a', 5, true, [1, 'a']].map((value) => leaf({ value })) }]],
  ['a long list as text', withLeaf({ operator: 'ANY_IN', value: 'abcdefghi,'.repeat(150) })],
  ['a presence', [{ children: [{ on: 'isOnlineInLast', timeOperator: 'days', value: 0 }] }]],
])('%s fits both', (_, conditions) => {
  expect([fits(conditions), conditionsSchema.safeParse(conditions).success]).toEqual([true, true]);
});

it.each([
  ['no array', {}],
  ['a leaf at the top', [leaf()]],
  ['an unknown key', [{ negated: true }]],
  ['an unknown operator, five deep', [{ children: [{ children: [{ children: [leaf({ operator: 'SAME' })] }] }] }]],
  ['a workflow source', withLeaf({ on: 'webhook' })],
  ['null as value', withLeaf({ value: null })],
  ['an empty field', withLeaf({ field: '' })],
  ['a negative time', [{ children: [{ on: 'isOnlineInLast', timeOperator: 'days', value: -1 }] }]],
])('%s fits neither', (_, conditions) => {
  expect([fits(conditions), conditionsSchema.safeParse(conditions).success]).toEqual([false, false]);
});
