import { equals, readEqualNumber, referenceOf } from '@/lib/conditions/values/compare';
import { sayValue } from '@/lib/conditions/values/say-value';
import { whyUnread } from '@/lib/conditions/values/why-unread';

import type { OperatorDefinition } from './operator';

export const equal = {
  name: 'EQUAL',
  value: 'text',
  section: 'Same',
  label: 'equals',
  meaning: 'The field equals the value, read as the type of the field. Case counts. A list equals nothing.',
  says: (value) => `is ${sayValue(value)}`,
  compile: (value) => {
    const reference = referenceOf(value);
    return (actual) => equals(actual, reference);
  },
  whyNot: (type, value) =>
    type === 'list' ? 'A list equals nothing; IN, ANY_IN and ALL_IN look into it.' : whyUnread(type, [value]),
  negation: { name: 'NOT_EQUAL', label: 'does not equal', says: (value) => `is not ${sayValue(value)}` },
  pins: () => true,
  besideNumbers: (value) =>
    Number.isNaN(readEqualNumber(value)) ? 'here with text, which no number equals.' : undefined,
  rule: (field, value) => ({ '==': [field, value] }),
} as const satisfies OperatorDefinition;
