import { isGroup, type ConditionNode, type Conditions, type FieldLeaf } from '@/lib/conditions/types';

import { isContradiction, type Budget } from './contradiction';
import { invert, literalOf, type FieldLiteral, type PresenceLiteral } from './literals';
import { isPresenceContradiction } from './presence-contradiction';

/** A node, and the result it must have. */
export interface Goal {
  readonly node: ConditionNode;
  readonly isTrue: boolean;
}

/** The shared state of one analysis. */
export interface Prover {
  readonly budget: Budget;
  /** A leaf's value is read only once. */
  readonly literals: Map<FieldLeaf, FieldLiteral>;
}

/** Requirements that must hold together: leaves by what they read, and choices that each need one alternative. */
interface Demands {
  readonly fields: ReadonlyMap<string, readonly FieldLiteral[]>;
  readonly presence: readonly PresenceLiteral[];
}

const NONE: Demands = { fields: new Map(), presence: [] };

// About 10 ms of work: a builder analyzes on every keystroke. Beyond it nothing more is claimed.
const MAX_TESTS = 100_000;

/** Creates a prover for one analysis. */
export function newProver(): Prover {
  return { budget: { tests: MAX_TESTS }, literals: new Map() };
}

/** Whether the goals can never all be met together. true is a proof; false may also mean "not proven". */
export function isImpossible(goals: readonly Goal[], prover: Prover): boolean {
  return isImpossibleWith(NONE, goals, prover);
}

/** Whether no context makes any of the groups true or, with `isTrue` false, whether every context makes one true. */
export function isImpossibleForAll(conditions: Conditions, isTrue: boolean, prover: Prover): boolean {
  const goals = conditions.map((node): Goal => ({ node, isTrue }));
  return isTrue ? goals.every((goal) => isImpossible([goal], prover)) : isImpossible(goals, prover);
}

function isImpossibleWith(base: Demands, goals: readonly Goal[], prover: Prover): boolean {
  if (prover.budget.tests < 0) return false;
  const fields = new Map(base.fields);
  const presence = [...base.presence];
  const touched = new Set<string>();
  const choices: Goal[][] = [];
  const open = [...goals];
  for (let goal = open.pop(); goal !== undefined; goal = open.pop()) {
    const { node, isTrue } = goal;
    if (!isGroup(node)) {
      addLeaf(node, isTrue);
      continue;
    }
    const isInnerTrue = isTrue !== node.isNegated;
    // An empty group is true before negation.
    if (node.children.length === 0 && !isInnerTrue) return true;
    const parts = node.children.map((child): Goal => ({ node: child, isTrue: isInnerTrue }));
    // A true AND needs all of its children true, and a false OR all of them false; a false AND and a true OR need only
    // one.
    if ((node.value === 'OR') === isInnerTrue && parts.length > 1) choices.push(parts);
    else open.push(...parts);
  }
  if (presence.length > base.presence.length && isPresenceContradiction(presence)) return true;
  for (const key of touched) if (isContradiction(fields.get(key) ?? [], prover.budget)) return true;
  const demands: Demands = { fields, presence };
  return choices.some((parts) => parts.every((part) => isImpossibleWith(demands, [part], prover)));

  function addLeaf(leaf: Exclude<ConditionNode, { children: unknown }>, isTrue: boolean): void {
    if (leaf.on === 'isOnline' || leaf.on === 'isOnlineInLast') {
      presence.push({ leaf, holds: isTrue });
      return;
    }
    const key = `${leaf.on} ${leaf.field}`;
    touched.add(key);
    fields.set(key, [...(fields.get(key) ?? []), readLiteral(leaf, isTrue, prover)]);
  }
}

function readLiteral(leaf: FieldLeaf, isTrue: boolean, { literals }: Prover): FieldLiteral {
  const known = literals.get(leaf) ?? literalOf(leaf, true);
  literals.set(leaf, known);
  return isTrue ? known : invert(known);
}
