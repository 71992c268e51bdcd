import { FIRST_OPERATOR } from '@/lib/conditions/operators';
import type { GroupValue, LeafSource } from '@/lib/conditions/types';

import type { GroupNode, LeafNode, NextId } from './tree-types';

/** An empty rule. */
export function newRule(nextId: NextId): LeafNode {
  return {
    id: nextId(),
    field: '',
    operator: FIRST_OPERATOR,
    value: '',
    meta: { shape: 'leaf', on: 'subscriber', timeOperator: undefined, absent: [] },
  };
}

export function newGroup(nextId: NextId, combinator: GroupValue, rules: LeafNode[]): GroupNode {
  return { id: nextId(), combinator, not: false, groupType: 'GROUP', absent: [], rules };
}

/** Changes the kind of a rule and keeps the values that both kinds have. */
export function changeSource({ field, operator, value, meta }: LeafNode, on: LeafSource) {
  const isField = on !== 'isOnline' && on !== 'isOnlineInLast';
  const wasField = meta.on !== 'isOnline' && meta.on !== 'isOnlineInLast';
  const next = {
    shape: 'leaf' as const,
    on,
    timeOperator: on === 'isOnlineInLast' ? 'minutes' : undefined,
    absent: [],
  };
  if (isField)
    return {
      field: wasField ? field : '',
      operator: wasField ? operator : FIRST_OPERATOR,
      value: wasField ? value : '',
      meta: next,
    };
  return { field: '', operator: '', value: on === 'isOnline' ? true : 5, meta: next };
}
