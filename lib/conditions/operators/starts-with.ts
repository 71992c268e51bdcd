import { quote } from '@/lib/conditions/values/say-value';

import type { OperatorDefinition } from './operator';

export const startsWith = {
  name: 'STARTS_WITH',
  value: 'text',
  section: 'Content',
  label: 'starts with',
  meaning: 'The field is text and begins with the value. Case counts.',
  says: (value) => `starts with ${quote(value)}`,
  compile: (value) => (actual) => typeof actual === 'string' && actual.startsWith(value),
  whyNot: (type) => (type === 'text' ? undefined : `Only text starts with anything; this is a ${type}.`),
  part: 'start',
  besideNumbers: () => 'no number starts with anything, only text does.',
  rule: (field, value) => ({ startsWith: [field, value] }),
} as const satisfies OperatorDefinition;
