import { order, referenceOf } from '@/lib/conditions/values/compare';
import { sayOrder } from '@/lib/conditions/values/say-value';
import { whyUnordered } from '@/lib/conditions/values/why-unread';

import type { OperatorDefinition } from './operator';

export const largerEqual = {
  name: 'LARGER_EQUAL',
  value: 'order',
  section: 'Order',
  label: 'is at least',
  meaning: 'LARGER, or the same.',
  says: (value) => sayOrder(value, 'is no earlier than', 'is at least'),
  compile: (value) => {
    const reference = referenceOf(value);
    return (actual) => (order(actual, reference) ?? -1) >= 0;
  },
  whyNot: (type, value) => whyUnordered(type, [value]),
  bounds: [{ side: 'low', isStrict: false }],
  rule: (field, value) => ({ '>=': [field, value] }),
} as const satisfies OperatorDefinition;
