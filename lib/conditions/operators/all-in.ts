import { guarded, indexItems, isScalar, type ListIndex } from '@/lib/conditions/values/list-index';
import { canonicalSet, listItems } from '@/lib/conditions/values/list-items';
import { sayList } from '@/lib/conditions/values/say-value';
import { whyUnread } from '@/lib/conditions/values/why-unread';

import type { OperatorDefinition, Test } from './operator';

export const allIn = {
  name: 'ALL_IN',
  value: 'list',
  section: 'Content',
  label: 'has all of',
  meaning: 'Every item of the value equals the field, or an item of its list.',
  says: (value) => `matches all of ${sayList(value)}`,
  compile: compileAllIn,
  whyNot: (type, value) => whyUnread(type, listItems(value)),
  canonical: canonicalSet,
  // The empty list requires nothing: it matches every text and number.
  pins: (_type, items) => items.length > 0,
  looksFor: 'every',
  rule: (field, value) => ({ and: listItems(value).map((item) => ({ contains: [field, item] })) }),
} as const satisfies OperatorDefinition;

function compileAllIn(value: string): Test {
  const items = listItems(value);
  const index = indexItems(items);
  return guarded((actual) => {
    if (Array.isArray(actual)) return countFound(actual, index, items.length) === items.length;
    // An object compares with nothing, so it does not match even the empty list.
    return isScalar(actual) && (index.get(actual)?.length ?? 0) === items.length;
  });
}

/** How many items of the value equal some item of a list; stops once all do. */
function countFound(list: readonly unknown[], index: ListIndex, wanted: number): number {
  const seen = new Set<unknown>();
  const found = new Set<number>();
  for (const item of list) {
    if (found.size === wanted) break;
    const positions = isScalar(item) && !seen.has(item) ? index.get(item) : undefined;
    if (positions === undefined) continue;
    seen.add(item);
    for (const position of positions) found.add(position);
  }
  return found.size;
}
