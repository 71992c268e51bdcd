import { equals, referenceOf, type Reference } from '@/lib/conditions/values/compare';
import { guarded } from '@/lib/conditions/values/list-index';
import { sayValue } from '@/lib/conditions/values/say-value';
import { whyUnread } from '@/lib/conditions/values/why-unread';

import type { OperatorDefinition } from './operator';

/** Not named `in`, which is a reserved word. */
export const isIn = {
  name: 'IN',
  value: 'text',
  section: 'Content',
  label: 'contains',
  meaning: 'The field contains the value: as a part of its text, or as an item of its list.',
  says: (value) => `contains ${sayValue(value)}`,
  compile: (value) => {
    const reference = referenceOf(value);
    return guarded((actual) => contains(actual, reference));
  },
  whyNot: (type, value) => whyUnread(type, [value]),
  negation: { name: 'NOT_IN', label: 'does not contain', says: (value) => `does not contain ${sayValue(value)}` },
  part: 'inside',
  pins: (type) => type === 'number',
  looksFor: 'some',
  rule: (field, value) => ({ contains: [field, value] }),
} as const satisfies OperatorDefinition;

function contains(actual: unknown, reference: Reference): boolean {
  if (typeof actual === 'string') return actual.includes(reference.text);
  return Array.isArray(actual) ? actual.some((item) => equals(item, reference)) : equals(actual, reference);
}
