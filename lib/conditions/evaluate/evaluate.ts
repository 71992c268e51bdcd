import { isGroup } from '@/lib/conditions/types';
import type { ConditionGroup, ConditionNode, Conditions, Context } from '@/lib/conditions/types';
import type { GroupTrace, NodeTrace, Trace } from '@/lib/conditions/types';

import { skipLeaf, traceLeaf } from './trace-leaf';

export interface Evaluation {
  /** null: there is no group, which means "has no conditions", not "matched". */
  readonly matched: boolean | null;
  readonly trace: Trace;
}

export interface EvaluateOptions {
  /** Also evaluates what a short circuit would skip. The result is the same. */
  readonly full?: boolean;
  /** The present time, for a context without `now`; without either, isOnlineInLast compares no dates. */
  readonly now?: Date;
}

interface Run {
  readonly context: Context;
  readonly full: boolean;
  readonly now: Date | undefined;
}

/**
 * Evaluates conditions with an explanation. In: the stored form and any context. Out: the result, and the same tree
 * with each node's result. Never throws, whatever the context holds. `contextSchema` refuses an invalid `now`; here it
 * only leaves isOnlineInLast without a present time.
 */
export function evaluateConditions(
  conditions: Conditions,
  context: Context,
  options: EvaluateOptions = {},
): Evaluation {
  if (conditions.length === 0) return { matched: null, trace: [] };
  const run: Run = { context, full: options.full ?? false, now: options.now };
  const trace: Trace = [];
  let matched = false;
  for (const group of conditions) {
    const traced: GroupTrace = matched && !run.full ? skipGroup(group) : traceGroup(group, run);
    matched ||= traced.result === true;
    trace.push(traced);
  }
  return { matched, trace };
}

// Objects are written out instead of spread: a spread is twenty times slower, and dominates the cost of a trace.

function traceGroup(group: ConditionGroup, run: Run): GroupTrace {
  const { isNegated, type, value } = group;
  // The first false child decides an AND, the first true one an OR.
  const settling = value === 'OR';
  let settled = false;
  const children: NodeTrace[] = [];
  for (const child of group.children) {
    const traced: NodeTrace = settled && !run.full ? skipNode(child) : traceNode(child, run);
    settled ||= traced.result === settling;
    children.push(traced);
  }
  const isTrue = children.length === 0 || settled === settling;
  return { isNegated, type, value, children, result: isTrue !== isNegated };
}

function traceNode(node: ConditionNode, run: Run): NodeTrace {
  return isGroup(node) ? traceGroup(node, run) : traceLeaf(node, run.context, run.now);
}

function skipNode(node: ConditionNode): NodeTrace {
  return isGroup(node) ? skipGroup(node) : skipLeaf(node);
}

function skipGroup({ isNegated, type, value, children }: ConditionGroup): GroupTrace {
  return { isNegated, type, value, children: children.map(skipNode), skipped: true };
}
