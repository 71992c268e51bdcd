import { LIMITS } from './limits';
import { FIELD_SOURCES, GROUP_TYPES, GROUP_VALUES, OPERATORS, TIME_OPERATORS } from './types';

const fieldLeaf = {
  type: 'object',
  description: 'Compares a field with a value, which is kept as text. With IS_DEFINED the value may be absent.',
  properties: {
    on: { type: 'string', enum: [...FIELD_SOURCES] },
    field: { type: 'string', minLength: 1, maxLength: LIMITS.fieldCharacters, description: 'A dot path: data.tags.0' },
    operator: { type: 'string', enum: [...OPERATORS] },
    value: {
      anyOf: [
        { type: 'string', maxLength: LIMITS.valueCharacters },
        { type: 'number' },
        { type: 'boolean' },
        { type: 'array', items: {}, maxItems: LIMITS.listItems },
      ],
    },
  },
  required: ['on', 'field', 'operator'],
  additionalProperties: false,
};

const isOnlineLeaf = {
  type: 'object',
  properties: { on: { const: 'isOnline' }, value: { type: 'boolean' } },
  required: ['on', 'value'],
  additionalProperties: false,
};

const isOnlineInLastLeaf = {
  type: 'object',
  properties: {
    on: { const: 'isOnlineInLast' },
    timeOperator: { type: 'string', enum: [...TIME_OPERATORS] },
    value: { type: 'number', minimum: 0 },
  },
  required: ['on', 'timeOperator', 'value'],
  additionalProperties: false,
};

// Written out once: a reference to itself would need a name in every document that this schema is put into.
const innerGroup = {
  type: 'object',
  description: `A group again, to depth ${LIMITS.depth}.`,
  properties: { children: { type: 'array' } },
};

/** The wire form as JSON Schema 2020-12, for documents. It describes; `conditionsSchema` decides. */
export const CONDITIONS_JSON_SCHEMA = {
  type: 'array',
  description: 'Groups joined by OR. The empty array: no conditions.',
  items: {
    type: 'object',
    properties: {
      isNegated: { type: 'boolean', default: false },
      type: { type: 'string', enum: [...GROUP_TYPES], default: 'GROUP' },
      value: { type: 'string', enum: [...GROUP_VALUES], default: 'AND' },
      children: {
        type: 'array',
        default: [],
        description: `Groups and leaves; at most ${LIMITS.leaves} leaves in all.`,
        items: { anyOf: [fieldLeaf, isOnlineLeaf, isOnlineInLastLeaf, innerGroup] },
      },
    },
    additionalProperties: false,
  },
};
