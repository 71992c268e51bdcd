import { choiceOf } from '@/components/conditions/tree/operator-choices';
import type { LeafTrace } from '@/lib/conditions/types';

/** The value that a leaf read, as text; undefined when it was missing. */
export function actualText(leaf: LeafTrace): string | undefined {
  const { actual } = leaf;
  if (actual === undefined || actual === null) return undefined;
  if (leaf.on === 'isOnline') return actual === true ? 'online' : 'offline';
  if (leaf.on === 'isOnlineInLast' && actual === true) return 'online now';
  return JSON.stringify(actual);
}

/** The value that a leaf expects, as text, as it was written. */
export function expectedText(leaf: LeafTrace): string {
  switch (leaf.on) {
    case 'isOnline':
      return leaf.value ? 'online' : 'offline';
    case 'isOnlineInLast':
      return `online within ${leaf.value} ${leaf.timeOperator}`;
    default:
      return (
        choiceOf(leaf.operator, leaf.value)?.expects ??
        (leaf.value === undefined || leaf.value === '' ? 'empty text' : leaf.value)
      );
  }
}
