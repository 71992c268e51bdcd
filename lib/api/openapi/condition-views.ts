import { z } from 'zod';

import { OPERATORS } from '@/lib/conditions/operators';
import { namesWhere } from '@/lib/conditions/operators/names';
import { type ConditionGroup, FIELD_SOURCES, GROUP_TYPES, GROUP_VALUES, TIME_OPERATORS } from '@/lib/conditions/types';

import { named, view } from './views-registry';

const fieldLeaf = {
  on: z.enum(FIELD_SOURCES),
  field: z.string(),
  operator: z.enum(OPERATORS),
  value: z
    .string()
    .exactOptional()
    .describe(`The text that is kept; absent only with ${namesWhere(({ value }) => value === 'none')}.`),
};
const onlineLeaf = { on: z.literal('isOnline'), value: z.boolean() };
const onlineInLastLeaf = { on: z.literal('isOnlineInLast'), timeOperator: z.enum(TIME_OPERATORS), value: z.number() };
const group = { isNegated: z.boolean(), type: z.enum(GROUP_TYPES), value: z.enum(GROUP_VALUES) };

const storedLeaf = named(
  'StoredCondition',
  z
    .union([z.object(fieldLeaf), z.object(onlineLeaf), z.object(onlineInLastLeaf)])
    .describe('A leaf as it is kept: it compares a field, or asks whether the subscriber is or was online.'),
);

const storedGroup: z.ZodType<ConditionGroup> = view(
  'StoredConditionGroup',
  'A group as it is kept: all four keys are always there.',
  {
    ...group,
    get children() {
      return z.array(z.union([storedGroup, storedLeaf]));
    },
  },
);

/** Conditions as the API returns them. */
export const storedConditions = z
  .array(storedGroup)
  .describe('Groups joined by OR. The empty array: it has no conditions.');

const outcome = {
  result: z.boolean().exactOptional().describe('Absent where the node was skipped.'),
  skipped: z.literal(true).exactOptional().describe('The outcome was settled before this node.'),
};
const reading = {
  actual: z.unknown().optional().describe('What was read from the context; null when it was missing.'),
  reason: z
    .string()
    .exactOptional()
    .describe('Why nothing could be compared, or why text that looks the same, or like a date, is not.'),
};

const leafTrace = named(
  'ConditionTrace',
  z
    .union([
      z.object({ ...fieldLeaf, ...outcome, ...reading }),
      z.object({ ...onlineLeaf, ...outcome, ...reading }),
      z.object({ ...onlineInLastLeaf, ...outcome, ...reading }),
    ])
    .describe('A leaf with its result.'),
);

interface GroupTraceView extends Omit<ConditionGroup, 'children'> {
  result?: boolean;
  skipped?: true;
  children: (GroupTraceView | z.output<typeof leafTrace>)[];
}

const groupTrace: z.ZodType<GroupTraceView> = view('ConditionGroupTrace', 'A group with its result.', {
  ...group,
  ...outcome,
  get children() {
    return z.array(z.union([groupTrace, leafTrace]));
  },
});

export const trace = z.array(groupTrace).describe('The conditions again, each node with its result.');
