import { KNOWN_OPERATORS } from '@/lib/conditions/operators';
import type { ValueKind } from '@/lib/conditions/operators/operator';

export interface Sample {
  readonly title: string;
  readonly value: unknown;
  readonly errors?: Record<string, { messages: string[] }>;
  readonly disabled?: boolean;
  /** Large samples are shown only on request. */
  readonly isHeavy?: boolean;
}

const VALUES: Readonly<Record<ValueKind, unknown>> = {
  text: 'pro',
  order: '2026-03-01',
  pattern: '%@acme.com',
  list: '["Berlin, DE","Paris"]',
  bounds: '10,20',
  none: undefined,
};

const everyOperator = KNOWN_OPERATORS.map(({ name, definition }, index) => ({
  on: (['subscriber', 'tenant', 'payload'] as const)[index % 3],
  field: ['data.plan', 'identifier', 'order.total'][index % 3],
  operator: name,
  ...(definition.value !== 'none' && { value: VALUES[definition.value] }),
}));

const leaf = { on: 'tenant', field: 'identifier', operator: 'EQUAL', value: 'acme' };

export const SAMPLES: Readonly<Record<string, Sample>> = {
  empty: { title: 'Empty', value: [] },
  one: { title: 'One rule', value: [{ isNegated: false, type: 'GROUP', value: 'AND', children: [leaf] }] },
  nested: {
    title: 'Depth 4, every operator and kind, two alternatives',
    value: [
      {
        isNegated: false,
        type: 'GROUP',
        value: 'AND',
        children: [
          leaf,
          {
            isNegated: true,
            type: 'BOOLEAN',
            value: 'OR',
            children: [
              { on: 'isOnline', value: true },
              {
                value: 'AND',
                children: [
                  { on: 'isOnlineInLast', timeOperator: 'hours', value: 12 },
                  { isNegated: true, children: everyOperator },
                ],
              },
            ],
          },
        ],
      },
      { value: 'OR', children: [{ on: 'payload', field: 'priority', operator: 'IS_DEFINED', value: 'false' }] },
    ],
  },
  errors: {
    title: 'With errors, and parts that have no controls',
    value: [
      {
        isNegated: false,
        type: 'GRUOP',
        value: 'AND',
        children: [
          { on: 'tenant', field: '', operator: 'EQUALS', value: 'acme' },
          { on: 'payload', field: 'total', operator: 'BETWEEN', value: '1' },
          { on: 'webhook', field: 'x', operator: 'EQUAL', value: 'y' },
          { on: 'isOnlineInLast', timeOperator: 'weeks', value: -1 },
          { children: [] },
        ],
      },
    ],
    errors: {
      'conditions[0].children[1].value': { messages: ['The server says no.'] },
      'credentials.apiKey': { messages: ['Not for the builder.'] },
    },
  },
  whole: { title: 'No array at all', value: { and: [] } },
  disabled: { title: 'Disabled', disabled: true, value: [{ children: [leaf, { on: 'isOnline', value: false }] }] },
  deep: {
    title: 'Depth 9: one more than allowed',
    value: [
      Array.from({ length: 8 }).reduce<unknown>(
        (inner) => ({ isNegated: false, type: 'GROUP', value: 'AND', children: [leaf, inner] }),
        { children: [leaf] },
      ),
    ],
  },
  large: {
    title: '200 rules',
    isHeavy: true,
    value: Array.from({ length: 4 }, (_, group) => ({
      value: group % 2 === 0 ? 'AND' : 'OR',
      children: Array.from({ length: 5 }, (_each, inner) => ({
        value: inner % 2 === 0 ? 'OR' : 'AND',
        children: Array.from({ length: 10 }, (_rule, index) => ({
          ...everyOperator[index],
          field: `data.field${group}${inner}${index}`,
        })),
      })),
    })),
  },
};
