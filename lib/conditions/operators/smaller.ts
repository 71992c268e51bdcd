import { order, referenceOf } from '@/lib/conditions/values/compare';
import { sayOrder } from '@/lib/conditions/values/say-value';
import { whyUnordered } from '@/lib/conditions/values/why-unread';

import type { OperatorDefinition } from './operator';

export const smaller = {
  name: 'SMALLER',
  value: 'order',
  section: 'Order',
  label: 'is smaller than',
  meaning: 'As LARGER, the other way round.',
  says: (value) => sayOrder(value, 'is before', 'is smaller than'),
  compile: (value) => {
    const reference = referenceOf(value);
    return (actual) => (order(actual, reference) ?? 0) < 0;
  },
  whyNot: (type, value) => whyUnordered(type, [value]),
  bounds: [{ side: 'high', isStrict: true }],
  rule: (field, value) => ({ '<': [field, value] }),
} as const satisfies OperatorDefinition;
