import { order, referenceOf } from '@/lib/conditions/values/compare';
import { listItems } from '@/lib/conditions/values/list-items';
import { sayRange } from '@/lib/conditions/values/say-value';
import { whyUnordered } from '@/lib/conditions/values/why-unread';

import type { OperatorDefinition, Test } from './operator';

export const between = {
  name: 'BETWEEN',
  value: 'bounds',
  section: 'Order',
  label: 'is between',
  meaning: 'The value has two bounds, "1,10" or [1, 10]; the field lies between them or on one.',
  says: (value) => `is ${sayRange(value)}`,
  compile: compileBetween,
  whyNot: (type, value) => whyUnordered(type, listItems(value)),
  negation: { name: 'NOT_BETWEEN', label: 'is not between', says: (value) => `is not ${sayRange(value)}` },
  canonical: (value) => JSON.stringify(listItems(value)),
  bounds: [
    { side: 'low', isStrict: false },
    { side: 'high', isStrict: false },
  ],
  rule: (field, value) => {
    const [low, high] = listItems(value);
    return { '<=': [low, field, high] };
  },
} as const satisfies OperatorDefinition;

function compileBetween(value: string): Test {
  const [first, second, ...more] = listItems(value);
  if (typeof first !== 'string' || typeof second !== 'string' || more.length > 0) return () => false;
  const low = referenceOf(first);
  const high = referenceOf(second);
  return (actual) => (order(actual, low) ?? -1) >= 0 && (order(actual, high) ?? 1) <= 0;
}
