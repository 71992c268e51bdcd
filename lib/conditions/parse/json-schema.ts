import { OPERATORS } from '@/lib/conditions/operators';
import { namesWhere } from '@/lib/conditions/operators/names';
import { FIELD_SOURCES, GROUP_TYPES, GROUP_VALUES, TIME_OPERATORS } from '@/lib/conditions/types';

import { LIMITS } from './limits';

const fieldCondition = {
  type: 'object',
  description: `Compares a field of the context with a value, which is kept as text: a number or boolean as its text, a list as its JSON text. With ${namesWhere(({ value }) => value === 'none')} the value may be absent; ${namesWhere(({ value }) => value === 'bounds')} take exactly two items.`,
  properties: {
    on: {
      type: 'string',
      enum: [...FIELD_SOURCES],
      description: 'The object of the context that is read; context and workflow are for rules that come from Novu.',
    },
    field: {
      type: 'string',
      minLength: 1,
      maxLength: LIMITS.fieldCharacters,
      description:
        'A dot path into it, such as plan or data.tags.0. A key that has dots itself is written in double quotes: data."app.plan".',
    },
    operator: { type: 'string', enum: [...OPERATORS] },
    value: {
      description: `What it is compared with, at most ${LIMITS.valueCharacters} characters. A list is comma-separated text or an array of at most ${LIMITS.listItems} items; there the limit of characters is each item's. A number past 2^53 whose digits would be lost is refused: send it as text.`,
      anyOf: [
        { type: 'string' },
        { type: 'number' },
        { type: 'boolean' },
        { type: 'array', items: {}, maxItems: LIMITS.listItems },
      ],
    },
  },
  required: ['on', 'field', 'operator'],
  additionalProperties: false,
};

const onlineCondition = {
  type: 'object',
  description: 'Whether the subscriber is online now.',
  properties: { on: { const: 'isOnline' }, value: { type: 'boolean' } },
  required: ['on', 'value'],
  additionalProperties: false,
};

const onlineInLastCondition = {
  type: 'object',
  description: 'Whether the subscriber is online, or was so at most that long before now.',
  properties: {
    on: { const: 'isOnlineInLast' },
    timeOperator: { type: 'string', enum: [...TIME_OPERATORS], description: 'The unit of the value.' },
    value: { type: 'number', minimum: 0 },
  },
  required: ['on', 'timeOperator', 'value'],
  additionalProperties: false,
};

/**
 * The wire form as named JSON Schemas (2020-12), for a document that contains them side by side. They describe the
 * form; `conditionsSchema` enforces it. In: how the document refers to a schema by name.
 */
export function conditionsJsonSchemas(refTo: (name: string) => string) {
  const ref = (name: string) => ({ $ref: refTo(name) });
  return {
    Conditions: {
      type: 'array',
      description:
        'Groups joined by OR: the integration is chosen where one of them is true. The empty array: no conditions.',
      items: ref('ConditionGroup'),
    },
    ConditionGroup: {
      type: 'object',
      description: `Groups and leaves under AND or OR; groups nest to depth ${LIMITS.depth}, with at most ${LIMITS.leaves} leaves in all.`,
      properties: {
        isNegated: { type: 'boolean', default: false, description: 'Turns the result of the group round.' },
        type: {
          type: 'string',
          enum: [...GROUP_TYPES],
          default: 'GROUP',
          description: 'Kept as sent; it never changes the result.',
        },
        value: { type: 'string', enum: [...GROUP_VALUES], default: 'AND', description: 'How the children are joined.' },
        children: {
          type: 'array',
          default: [],
          description: 'None: the group is true.',
          items: {
            anyOf: ['FieldCondition', 'OnlineCondition', 'OnlineInLastCondition', 'ConditionGroup'].map(ref),
          },
        },
      },
      additionalProperties: false,
    },
    FieldCondition: fieldCondition,
    OnlineCondition: onlineCondition,
    OnlineInLastCondition: onlineInLastCondition,
  };
}
