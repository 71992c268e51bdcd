import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { describeLeaf } from '@/lib/conditions/describe/describe-leaf';
import { compileOperator } from '@/lib/conditions/evaluate/compile-operator';
import { conditionsJsonSchemas } from '@/lib/conditions/parse/json-schema';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import { fieldLeaves, fieldValues, texts } from '@/lib/conditions/testing/arbitraries';
import { equals, order, readNumber, referenceOf } from '@/lib/conditions/values/compare';
import type { ValueType } from '@/lib/conditions/values/why-unread';

import { KNOWN_OPERATORS, OPERATORS, operatorOf } from '.';
import { itemsOf, OPERATOR_SECTIONS, type OperatorDefinition } from './operator';

// Many small runs take seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const RUNS = { seed: 20260310, numRuns: 1500 };
const DEFINITIONS = KNOWN_OPERATORS.filter(({ isNegated }) => !isNegated).map(({ definition }) => definition);

/** The definitions that declare a fact, each with the fact. */
function stating<Fact extends keyof OperatorDefinition>(fact: Fact) {
  return DEFINITIONS.flatMap((definition) => {
    const stated = definition[fact];
    return stated === undefined ? [] : [{ name: definition.name, definition, fact: stated }];
  });
}

const OF_TYPE = {
  text: texts,
  number: fc.oneof(fc.constantFrom(0, 1, 5, 10, Number.NaN, Number.POSITIVE_INFINITY), fc.double()),
  boolean: fc.boolean(),
  list: fc.array(fc.oneof(texts, fc.constantFrom(1, true, null))),
  object: fc.constantFrom({}, { x: 1 }),
} satisfies Record<ValueType, fc.Arbitrary<unknown>>;
const TYPES = Object.entries(OF_TYPE) as [ValueType, fc.Arbitrary<unknown>][];

it('the set of operators is this one, in this order', () => {
  expect(OPERATORS.join(' ')).toBe(
    'EQUAL NOT_EQUAL LARGER LARGER_EQUAL SMALLER SMALLER_EQUAL BETWEEN NOT_BETWEEN IN NOT_IN ANY_IN ALL_IN STARTS_WITH ENDS_WITH LIKE NOT_LIKE IS_DEFINED',
  );
});

describe('every operator', () => {
  it.each(KNOWN_OPERATORS)('$name has its own label, sentence and meaning', ({ name, label, meaning, says }) => {
    expect(name).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(operatorOf(name)?.name).toBe(name);
    expect(KNOWN_OPERATORS.filter((other) => other.label === label || other.meaning === meaning)).toHaveLength(1);
    expect(meaning).toMatch(/^\p{Lu}.*\.$/u);
    for (const value of ['', 'pro', '1,10', '[]', 'true']) expect(says(value)).toMatch(/^\p{Ll}.*[^.\s]$/u);
  });

  it.each(KNOWN_OPERATORS)(
    '$name is in the JSON Schema, parses, has a sentence, and appears in random trees',
    ({ name }) => {
      const { FieldCondition } = conditionsJsonSchemas((ref) => ref);
      expect(FieldCondition.properties.operator.enum).toContain(name);
      const leaf = { on: 'payload' as const, field: 'x', operator: name, value: '1,10' };
      expect(conditionsSchema.parse([{ children: [leaf] }])[0]?.children).toEqual([leaf]);
      expect(describeLeaf(leaf)).not.toContain('unknown');
      expect(fc.sample(fieldLeaves, { seed: 1, numRuns: 500 }).map(({ operator }) => operator)).toContain(name);
    },
  );

  it.each(KNOWN_OPERATORS)('$name has a section, and has choices exactly if it takes no value', (known) => {
    const { section, value, choices, whyNot, canonical } = known.definition;
    expect(OPERATOR_SECTIONS).toContain(section);
    expect(choices !== undefined).toBe(value === 'none');
    expect(whyNot === undefined).toBe(value === 'none');
    for (const choice of choices ?? []) expect(canonical?.(choice.value)).toBe(choice.value);
  });

  it.each(KNOWN_OPERATORS)('$name never throws, and treats null and undefined alike', ({ name, says }) => {
    const revoked = Proxy.revocable([], {});
    revoked.revoke();
    expect(typeof compileOperator(name, 'a,b')(revoked.proxy)).toBe('boolean');
    const strange = fc.anything({ withBigInt: true, withNullPrototype: true });
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), strange, (value, actual) => {
        const test = compileOperator(name, value);
        expect(typeof test(actual)).toBe('boolean');
        expect(test(null)).toBe(test(undefined));
        expect(typeof says(value)).toBe('string');
      }),
      RUNS,
    );
  });
});

describe('what an operator declares about itself is true', () => {
  it.each(stating('negation'))('$name: its negation is exactly the opposite', ({ name, fact }) => {
    expect(fact.name).toBe(`NOT_${name}`);
    expect(operatorOf(name)?.opposite).toBe(fact.name);
    fc.assert(
      fc.property(texts, fieldValues, (value, actual) => {
        expect(compileOperator(fact.name, value)(actual)).toBe(!compileOperator(name, value)(actual));
      }),
      RUNS,
    );
  });

  it.each(stating('whyNot'))(
    '$name: it is false where it gives a reason why nothing compared',
    ({ definition, fact }) => {
      for (const [type, actuals] of TYPES) {
        fc.assert(
          fc.property(texts, actuals, (value, actual) => {
            if (type === 'object' || fact(type, value) !== undefined) {
              expect(definition.compile(value)(actual)).toBe(false);
            }
          }),
          RUNS,
        );
      }
    },
  );

  it.each(stating('canonical'))('$name: the canonical value means the same', ({ definition, fact }) => {
    fc.assert(
      fc.property(texts, fieldValues, (value, actual) => {
        const canonical = fact(value);
        expect(fact(canonical)).toBe(canonical);
        expect(definition.compile(canonical)(actual)).toBe(definition.compile(value)(actual));
      }),
      RUNS,
    );
  });

  it.each(stating('turned'))('$name: the turned value asks for the opposite', ({ definition, fact }) => {
    fc.assert(
      fc.property(texts, fieldValues, (value, actual) => {
        const canonical = definition.canonical?.(value) ?? value;
        expect(definition.compile(fact(canonical))(actual)).toBe(!definition.compile(value)(actual));
      }),
      RUNS,
    );
  });

  it.each(stating('bounds'))('$name: it is true of values within its bounds', ({ definition, fact }) => {
    fc.assert(
      fc.property(texts, fieldValues, (value, actual) => {
        const items = itemsOf(definition, value);
        const isWithin =
          items.length === fact.length &&
          fact.every(({ side, isStrict }, index) => {
            const item = items[index] ?? null;
            const place = item === null ? undefined : order(actual, referenceOf(item));
            if (place === undefined) return false;
            return place === 0 ? !isStrict : place > 0 === (side === 'low');
          });
        expect(definition.compile(value)(actual)).toBe(isWithin);
      }),
      RUNS,
    );
  });

  it.each(stating('part'))('$name: the value is at that part of a text, and of any longer one', (stated) => {
    const { definition, fact } = stated;
    fc.assert(
      fc.property(texts, texts, texts, (value, before, after) => {
        const test = definition.compile(value);
        expect(test(value)).toBe(true);
        if (fact !== 'end') expect(test(value + after)).toBe(true);
        if (fact !== 'start') expect(test(before + value)).toBe(true);
        if (test(before)) expect(before).toContain(value);
      }),
      RUNS,
    );
  });

  it.each(stating('pins'))('$name: a value that it pins equals one of its items', ({ definition, fact }) => {
    fc.assert(
      fc.property(texts, fc.oneof(OF_TYPE.text, OF_TYPE.number), (value, actual) => {
        const items = itemsOf(definition, value);
        const type = typeof actual === 'string' ? 'text' : 'number';
        if (!fact(type, items) || !definition.compile(value)(actual)) return;
        expect(items.some((item) => item !== null && (item === actual || readNumber(item) === actual))).toBe(true);
      }),
      RUNS,
    );
  });

  it.each(DEFINITIONS)('$name: it looks into lists, or treats all of them alike', ({ compile, looksFor, ...rest }) => {
    fc.assert(
      fc.property(texts, OF_TYPE.list, (value, list) => {
        const test = compile(value);
        const found = itemsOf(rest, value).map(
          (item) => item !== null && list.some((each) => equals(each, referenceOf(item))),
        );
        if (looksFor === undefined) expect(test(list)).toBe(test([]));
        else expect(test(list)).toBe(looksFor === 'some' ? found.some(Boolean) : found.every(Boolean));
      }),
      RUNS,
    );
  });

  it.each(stating('besideNumbers'))('$name: it warns about numbers only where no number matches', (stated) => {
    fc.assert(
      fc.property(texts, OF_TYPE.number, (value, actual) => {
        if (stated.fact(value) !== undefined) expect(stated.definition.compile(value)(actual)).toBe(false);
      }),
      RUNS,
    );
  });
});
