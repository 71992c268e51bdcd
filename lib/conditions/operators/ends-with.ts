import { quote } from '@/lib/conditions/values/say-value';

import type { OperatorDefinition } from './operator';

export const endsWith = {
  name: 'ENDS_WITH',
  value: 'text',
  section: 'Content',
  label: 'ends with',
  meaning: 'The field is text and ends with the value. Case counts.',
  says: (value) => `ends with ${quote(value)}`,
  compile: (value) => (actual) => typeof actual === 'string' && actual.endsWith(value),
  whyNot: (type) => (type === 'text' ? undefined : `Only text ends with anything; this is a ${type}.`),
  part: 'end',
  besideNumbers: () => 'no number ends with anything, only text does.',
  rule: (field, value) => ({ endsWith: [field, value] }),
} as const satisfies OperatorDefinition;
