import { isGroup } from '@/lib/conditions/types';
import type { ConditionGroup, ConditionNode, Conditions, Context } from '@/lib/conditions/types';
import type { GroupTrace, NodeTrace, Trace } from '@/lib/conditions/types';

import { skipLeaf, traceLeaf } from './trace-leaf';

export interface Evaluation {
  /** null: there is no group, so it "has no conditions", which is not "matched". */
  readonly matched: boolean | null;
  readonly trace: Trace;
}

export interface EvaluateOptions {
  /** Evaluate also what a short circuit would skip. The result is the same. */
  readonly full?: boolean;
  /** The present, for a context without `now`; without either, isOnlineInLast compares no dates. */
  readonly now?: Date;
}

interface Run {
  readonly context: Context;
  readonly full: boolean;
  readonly now: Date | undefined;
}

/**
 * Evaluates conditions and says why. In: the stored form and any context. Out: the result
 * and the same tree with each node's result. Never throws, whatever the context holds; a `now` that cannot be read is
 * `contextSchema`'s to refuse, here it only leaves isOnlineInLast without a present.
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

// Objects are written out here and not spread: that takes twenty times as long, and a trace is little else.

function traceGroup(group: ConditionGroup, run: Run): GroupTrace {
  const { isNegated, type, value } = group;
  // AND is settled by the first false child, OR by the first true one.
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
