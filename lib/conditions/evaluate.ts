import { toActual } from './actual';
import { compileOperator } from './operators';
import { isOnlineInLast, onlineState, readNow, readPresence } from './presence';
import { compileField, rootOf } from './read-field';
import { fieldReason, isOnlineInLastReason, isOnlineReason } from './reasons';
import { isGroup } from './types';
import type { ConditionGroup, ConditionLeaf, ConditionNode, Conditions, Context } from './types';
import type { GroupTrace, LeafTrace, NodeTrace, Trace } from './types';

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
 * Evaluates conditions and says why (conditions.md, "Result"). In: the stored form and any context. Out: the result
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
  let matched = false;
  const trace = conditions.map((group) => {
    if (matched && !run.full) return skipGroup(group);
    const traced = traceGroup(group, run);
    matched ||= traced.result === true;
    return traced;
  });
  return { matched, trace };
}

function traceNode(node: ConditionNode, run: Run): NodeTrace {
  return isGroup(node) ? traceGroup(node, run) : traceLeaf(node, run);
}

function traceGroup(group: ConditionGroup, run: Run): GroupTrace {
  // AND is settled by the first false child, OR by the first true one.
  const settling = group.value === 'OR';
  let settled = false;
  const children = group.children.map((child) => {
    if (settled && !run.full) return skipNode(child);
    const traced = traceNode(child, run);
    settled ||= traced.result === settling;
    return traced;
  });
  const isTrue = children.length === 0 || settled === settling;
  return { ...group, result: isTrue !== group.isNegated, children };
}

function traceLeaf(leaf: ConditionLeaf, { context, now: clock }: Run): LeafTrace {
  switch (leaf.on) {
    case 'isOnline': {
      const presence = readPresence(context);
      const state = onlineState(presence);
      return withReason({ ...leaf, result: state === leaf.value, actual: state ?? null }, isOnlineReason(presence));
    }
    case 'isOnlineInLast': {
      const presence = readPresence(context);
      const now = readNow(context, clock);
      const actual = presence.isOnline === true ? true : toActual(presence.lastOnlineAt);
      const result = isOnlineInLast(leaf, presence, now);
      return withReason({ ...leaf, result, actual }, isOnlineInLastReason(presence, now));
    }
    default: {
      const root = rootOf(context, leaf.on);
      const actual = compileField(leaf.field)(root);
      const result = compileOperator(leaf.operator, leaf.value)(actual);
      return withReason({ ...leaf, result, actual: toActual(actual) }, fieldReason(leaf, root, actual));
    }
  }
}

/** Absent, never undefined: a trace is sent as JSON and compared as it is. */
function withReason(leaf: LeafTrace, reason: string | undefined): LeafTrace {
  return reason === undefined ? leaf : { ...leaf, reason };
}

function skipNode(node: ConditionNode): NodeTrace {
  return isGroup(node) ? skipGroup(node) : { ...node, skipped: true };
}

function skipGroup(group: ConditionGroup): GroupTrace {
  return { ...group, skipped: true, children: group.children.map(skipNode) };
}
