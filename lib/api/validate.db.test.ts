import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { analyseConditions } from '@/lib/conditions/analyse/analyse';
import { describeConditions } from '@/lib/conditions/describe/describe';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import { trees } from '@/lib/conditions/testing/arbitraries';
import { type Answer, call, create, errorOf, placesOf } from '@/tests/api-client';
import { createKey, createWorld, type World } from '@/tests/world';

interface Validation {
  readonly valid: boolean;
  readonly errors: Readonly<Record<string, { messages: string[] }>>;
  readonly warnings: readonly { path: string; code: string; message: string }[];
  readonly sentence: string;
}

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const validate = (body: unknown, key = world.key): Promise<Answer> =>
  call('/v1/conditions/validate', { method: 'POST', key, body });

async function validated(body: unknown): Promise<Validation> {
  const answer = await validate(body);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Validation;
}

const leaf = (over: object = {}) => ({ on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'pro', ...over });
const withLeaf = (over: object) => [{ children: [leaf(over)] }];

describe('conditions that can be stored', () => {
  it.each([
    ['nothing', [], 'No conditions: always eligible.'],
    ['a rule', [{ children: [leaf()] }], `Eligible when the tenant's plan is "pro".`],
    [
      'a number',
      [{ children: [leaf({ field: 'seats', operator: 'LARGER', value: 5 })] }],
      `Eligible when the tenant's seats is larger than 5.`,
    ],
    [
      'IS_DEFINED without a value',
      [{ children: [{ on: 'tenant', field: 'plan', operator: 'IS_DEFINED' }] }],
      `Eligible when the tenant's plan is present.`,
    ],
  ])('%s is valid, and described in a sentence', async (_name, conditions, sentence) => {
    expect(await validated({ conditions })).toEqual({ valid: true, errors: {}, warnings: [], sentence });
  });

  it('get a warning at the place of a probable mistake', async () => {
    const never = [{ children: [leaf(), leaf({ value: 'free' })] }];
    const { valid, warnings } = await validated({ conditions: never });
    expect(valid).toBe(true);
    expect(warnings).toEqual([
      { path: 'conditions', code: 'never_matches', message: expect.any(String) },
      { path: 'conditions[0]', code: 'contradiction', message: expect.any(String) },
    ]);
  });
});

describe('conditions that cannot be stored: 200, not valid, each error at its place', () => {
  it.each<[string, unknown, string[]]>([
    ['no conditions key', {}, ['conditions']],
    ['null', { conditions: null }, ['conditions']],
    ['text', { conditions: '[]' }, ['conditions']],
    ['an object', { conditions: {} }, ['conditions']],
    ['no group', { conditions: [1] }, ['conditions[0]']],
    ['a leaf on top', { conditions: [leaf()] }, ['conditions[0]']],
    ['an operator', { conditions: withLeaf({ operator: 'EQUALS' }) }, ['conditions[0].children[0].operator']],
    ['a source', { conditions: withLeaf({ on: 'webhook' }) }, ['conditions[0].children[0].on']],
    ['an unknown key', { conditions: withLeaf({ extra: 1 }) }, ['conditions[0].children[0].extra']],
    ['a key of every object', { conditions: withLeaf({ constructor: 1 }) }, ['conditions[0].children[0].constructor']],
    [
      'BETWEEN three',
      { conditions: withLeaf({ operator: 'BETWEEN', value: [1, 2, 3] }) },
      ['conditions[0].children[0].value'],
    ],
    [
      'a limit: the node that passes it',
      { conditions: withLeaf({ value: 'x'.repeat(1001) }) },
      ['conditions[0].children[0]'],
    ],
    [
      '201 leaves',
      { conditions: [{ children: Array.from({ length: 201 }, () => leaf()) }] },
      ['conditions[0].children[200]'],
    ],
    ['unknown fields beside good conditions', { conditions: [], a: 1, b: 2 }, ['a', 'b']],
    ['both at once', { conditions: [1], a: 1 }, ['a', 'conditions[0]']],
  ])('%s', async (_name, body, places) => {
    const { valid, errors, warnings, sentence } = await validated(body);
    expect(Object.keys(errors).toSorted()).toEqual(places);
    expect({ valid, warnings, sentence }).toEqual({ valid: false, warnings: [], sentence: '' });
  });

  it.each([
    ['a value', '{"on":"payload","field":"id","operator":"EQUAL","value":781250306873012225}', 'value'],
    ['a list', '{"on":"payload","field":"id","operator":"ANY_IN","value":[1,781250306873012225]}', 'value[1]'],
  ])('a number whose digits would be lost, in %s', async (_name, rule, place) => {
    const raw = `{"conditions":[{"children":[${rule}]}]}`;
    const answer = await call('/v1/conditions/validate', { method: 'POST', key: world.key, raw });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      valid: false,
      errors: { [`conditions[0].children[0].${place}`]: { messages: [expect.stringMatching(/send it as text/)] } },
    });
    const made = await call('/v1/integrations', {
      method: 'POST',
      key: world.key,
      raw: `{"providerId":"sendgrid","channel":"email","conditions":[{"children":[${rule}]}]}`,
    });
    expect(placesOf(made)).toEqual([`conditions[0].children[0].${place}`]);
  });

  it('__proto__ is a key like any other', async () => {
    const raw = '{"conditions":[{"__proto__":1}],"__proto__":2}';
    const answer = await call('/v1/conditions/validate', { method: 'POST', key: world.key, raw });
    expect(Object.keys((answer.body as Validation).errors).toSorted()).toEqual([
      '__proto__',
      'conditions[0].__proto__',
    ]);
  });

  it('forty thousand nested groups are answered, too', async () => {
    const raw = `{"conditions":${'[{"children":'.repeat(40_000)}[]${'}]'.repeat(40_000)}}`;
    const answer = await call('/v1/conditions/validate', { method: 'POST', key: world.key, raw });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ valid: false });
  });

  it('never shows the rejected value', async () => {
    const value = 'a-value-of-mine';
    for (const over of [{ operator: value }, { on: value }, { value: { a: value } }, { field: [value] }]) {
      expect((await validate({ conditions: withLeaf(over) })).text).not.toContain(value);
    }
  });
});

describe('the route', () => {
  it.each([
    ['a list', { raw: '[]' }, 422],
    ['null', { raw: 'null' }, 422],
    ['no JSON', { raw: '{' }, 400],
    ['no JSON type', { raw: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    ['more than 1 MiB', { raw: `{"conditions":"${'x'.repeat(1_100_000)}"}` }, 413],
  ])('%s: %s', async (_name, sent, status) => {
    errorOf(await call('/v1/conditions/validate', { method: 'POST', key: world.key, ...sent }), status);
  });

  it('requires a key, of any scope', async () => {
    errorOf(await call('/v1/conditions/validate', { method: 'POST', body: { conditions: [] } }), 401);
    const key = await createKey(world, { scopes: ['integrations:read'] });
    expect((await validate({ conditions: [] }, key)).status).toBe(200);
  });

  it('GET is 405', async () => {
    const answer = await call('/v1/conditions/validate', { key: world.key });
    errorOf(answer, 405);
    expect(answer.headers.get('allow')).toBe('POST');
  });
});

it('agrees with create for any tree: stored, or the same errors at the same places', { timeout: 60_000 }, async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(trees, async (conditions) => {
      const { valid, errors, warnings, sentence } = await validated({ conditions });
      const answer = await create(world.key, { providerId: 'sendgrid', channel: 'email', conditions });
      expect(answer.status).toBe(valid ? 201 : 422);
      if (!valid) {
        refused += 1;
        expect(placesOf(answer)).toEqual(Object.keys(errors).toSorted());
        return;
      }
      const stored = conditionsSchema.parse(conditions);
      expect(answer.body).toMatchObject({ conditions: JSON.parse(JSON.stringify(stored)) });
      expect(sentence).toBe(describeConditions(stored));
      expect(warnings.map(({ code }) => code)).toEqual(analyseConditions(stored).map(({ code }) => code));
    }),
    { seed: 20260310, numRuns: 60 },
  );
  expect(refused).toBeGreaterThan(5);
  expect(refused).toBeLessThan(55);
});
