import { order, referenceOf } from '@/lib/conditions/values/compare';
import { sayOrder } from '@/lib/conditions/values/say-value';
import { whyUnordered } from '@/lib/conditions/values/why-unread';

import type { OperatorDefinition } from './operator';

export const smallerEqual = {
  name: 'SMALLER_EQUAL',
  value: 'order',
  section: 'Order',
  label: 'is at most',
  meaning: 'SMALLER, or the same.',
  says: (value) => sayOrder(value, 'is no later than', 'is at most'),
  compile: (value) => {
    const reference = referenceOf(value);
    return (actual) => (order(actual, reference) ?? 1) <= 0;
  },
  whyNot: (type, value) => whyUnordered(type, [value]),
  bounds: [{ side: 'high', isStrict: false }],
  rule: (field, value) => ({ '<=': [field, value] }),
} as const satisfies OperatorDefinition;
