import { order, referenceOf } from '@/lib/conditions/values/compare';
import { sayOrder } from '@/lib/conditions/values/say-value';
import { whyUnordered } from '@/lib/conditions/values/why-unread';

import type { OperatorDefinition } from './operator';

export const larger = {
  name: 'LARGER',
  value: 'order',
  section: 'Order',
  label: 'is larger than',
  meaning: 'Both numeric: as numbers. Else both dates: as moments. Else both text: letter by letter.',
  says: (value) => sayOrder(value, 'is after', 'is larger than'),
  compile: (value) => {
    const reference = referenceOf(value);
    return (actual) => (order(actual, reference) ?? 0) > 0;
  },
  whyNot: (type, value) => whyUnordered(type, [value]),
  bounds: [{ side: 'low', isStrict: true }],
  rule: (field, value) => ({ '>': [field, value] }),
} as const satisfies OperatorDefinition;
