import { isMissing, readBoolean } from '@/lib/conditions/values/compare';

import type { OperatorDefinition } from './operator';

export const isDefined = {
  name: 'IS_DEFINED',
  value: 'none',
  section: 'Presence',
  label: 'is set',
  choices: [
    { key: 'IS_DEFINED', label: 'is set', value: 'true', expects: 'any value' },
    { key: 'IS_NOT_DEFINED', label: 'is not set', value: 'false', expects: 'no value' },
  ],
  meaning: 'The field is there and not null. With the value false: it is missing.',
  says: (value) => (asksForMissing(value) ? 'is missing' : 'is present'),
  compile: (value) => (asksForMissing(value) ? isMissing : (actual) => !isMissing(actual)),
  canonical: (value) => String(!asksForMissing(value)),
  turned: (canonical) => String(asksForMissing(canonical)),
  rule: (field, value) => (asksForMissing(value) ? { null: [field] } : { notNull: [field] }),
} as const satisfies OperatorDefinition;

function asksForMissing(value: string): boolean {
  return readBoolean(value) === false;
}
