import { isGroup, type ConditionGroup, type ConditionNode, type Conditions } from '@/lib/conditions/types';

import { describeLeaf } from './describe-leaf';

const NO_CONDITIONS = 'No conditions: always eligible.';
const EMPTY_GROUP = 'true (an empty group)';
const CUT = '…';
const UNKNOWN = 'something unknown';

// Far above any stored tree that people read: the limit ends a tree that contains itself, or 100,000 empty groups.
const MAX_NODES = 2000;
const MAX_DEPTH = 50;

interface Budget {
  nodes: number;
}

interface Phrase {
  readonly text: string;
  /** Several phrases joined with "and" or "or": inside another phrase they need parentheses. */
  readonly isJoined: boolean;
}

/**
 * Describes conditions in one plain-English sentence: `Eligible when the tenant's plan is "pro" and (… or …).`
 * Nested groups are in parentheses, negation is `not (…)`, text is quoted, long values are cut.
 * In: the stored form; drafts and other input are described as far as possible. Never throws and always ends.
 */
export function describeConditions(conditions: Conditions): string {
  if (!Array.isArray(conditions) || conditions.length === 0) return NO_CONDITIONS;
  return `Eligible when ${join(conditions, 'or', { nodes: MAX_NODES }, 0).text}.`;
}

function join(nodes: readonly ConditionNode[], word: 'and' | 'or', budget: Budget, depth: number): Phrase {
  const phrases: Phrase[] = [];
  for (const node of nodes) {
    if (budget.nodes <= 0) {
      phrases.push({ text: CUT, isJoined: false });
      break;
    }
    phrases.push(describeNode(node, budget, depth + 1));
  }
  const [only] = phrases;
  if (phrases.length === 1 && only !== undefined) return only;
  const texts = phrases.map(({ text, isJoined }) => (isJoined ? `(${text})` : text));
  return { text: texts.join(` ${word} `), isJoined: true };
}

function describeNode(node: ConditionNode, budget: Budget, depth: number): Phrase {
  budget.nodes -= 1;
  if (depth > MAX_DEPTH) return { text: CUT, isJoined: false };
  if (typeof node !== 'object' || node === null) return { text: UNKNOWN, isJoined: false };
  return isGroup(node) ? describeGroup(node, budget, depth) : { text: describeLeaf(node), isJoined: false };
}

function describeGroup(group: ConditionGroup, budget: Budget, depth: number): Phrase {
  const children = Array.isArray(group.children) ? group.children : [];
  const inner =
    children.length === 0
      ? { text: EMPTY_GROUP, isJoined: false }
      : join(children, group.value === 'OR' ? 'or' : 'and', budget, depth);
  return group.isNegated ? { text: `not (${inner.text})`, isJoined: false } : inner;
}
