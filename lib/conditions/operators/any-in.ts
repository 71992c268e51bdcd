import { guarded, indexItems, isScalar } from '@/lib/conditions/values/list-index';
import { canonicalSet, listItems } from '@/lib/conditions/values/list-items';
import { sayList } from '@/lib/conditions/values/say-value';
import { whyUnread } from '@/lib/conditions/values/why-unread';

import type { OperatorDefinition, Test } from './operator';

export const anyIn = {
  name: 'ANY_IN',
  value: 'list',
  section: 'Content',
  label: 'is any of',
  meaning: 'The field, or an item of its list, equals some item of the value.',
  says: (value) => `matches one of ${sayList(value)}`,
  compile: compileAnyIn,
  whyNot: (type, value) => whyUnread(type, listItems(value)),
  canonical: canonicalSet,
  pins: () => true,
  looksFor: 'some',
  rule: (field, value) => ({ in: [field, listItems(value)] }),
} as const satisfies OperatorDefinition;

function compileAnyIn(value: string): Test {
  const index = indexItems(listItems(value));
  const isItem = (actual: unknown): boolean => isScalar(actual) && index.has(actual);
  return guarded((actual) => (Array.isArray(actual) ? actual.some(isItem) : isItem(actual)));
}
