import { compileLike } from '@/lib/conditions/values/like-pattern';
import { quote } from '@/lib/conditions/values/say-value';

import type { OperatorDefinition } from './operator';

export const like = {
  name: 'LIKE',
  value: 'pattern',
  section: 'Content',
  label: 'is like',
  meaning:
    'Text match without case: % stands for any run of characters, _ for one. Without either: a part of the text.',
  says: (value) => `is like ${quote(value)}`,
  compile: (value) => {
    const matches = compileLike(value);
    return (actual) => typeof actual === 'string' && matches(actual);
  },
  whyNot: (type) => (type === 'text' ? undefined : `Only text is LIKE anything; this is a ${type}.`),
  negation: { name: 'NOT_LIKE', label: 'is not like', says: (value) => `is not like ${quote(value)}` },
  canonical: (value) => value.toLowerCase(),
  besideNumbers: () => 'no number is LIKE anything, only text is.',
} as const satisfies OperatorDefinition;
