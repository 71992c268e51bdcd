import { isGroup, LEAF_SOURCES } from '@/lib/conditions/types';
import type {
  ConditionGroup,
  ConditionLeaf,
  ConditionNode,
  Conditions,
  FieldLeaf,
  Place,
} from '@/lib/conditions/types';

import { mixedTypeWarnings, type PlacedLeaf } from './field-warnings';
import { isImpossible, isImpossibleForAll, newProver, type Prover } from './impossible';
import { leafWarnings } from './leaf-warnings';
import { literalOf } from './literals';
import { excludesItsOwnKind } from './text-bounds';
import type { ConditionWarning, WarningCode } from './warning';

export type { ConditionWarning } from './warning';

/** Proven for every context; undefined: it depends, or there is no proof. */
type Verdict = 'never' | 'always' | undefined;

interface Analysis {
  readonly prover: Prover;
  readonly warnings: ConditionWarning[];
  readonly leaves: PlacedLeaf[];
}

// A tree of empty groups could cause a hundred thousand warnings.
const MAX_WARNINGS = 100;

/**
 * Warns of conditions that are valid but probably a mistake: rules and groups that can never be true or are always
 * true, contradictions inside a group, numbers compared with text, unusual paths, unknown names.
 * In: the stored form, or a draft of it. Out: at most 100 warnings in tree order, those about the whole (`[]`) first.
 * Every warning is true for every context; nothing unproven is claimed. Never throws.
 */
export function analyseConditions(conditions: Conditions): ConditionWarning[] {
  if (conditions.length === 0) return [];
  const analysis: Analysis = { prover: newProver(), warnings: [], leaves: [] };
  const verdicts = conditions.map((group, index) => visit(group, [index], analysis));
  const whole = wholeVerdict(conditions, verdicts, analysis.prover);
  const all = [...wholeWarnings(whole), ...analysis.warnings, ...mixedTypeWarnings(analysis.leaves)];
  return all.slice(0, MAX_WARNINGS);
}

function wholeVerdict(conditions: Conditions, verdicts: readonly Verdict[], prover: Prover): Verdict {
  const joined = join(verdicts, 'OR');
  if (joined !== undefined) return joined;
  return isImpossibleForAll(conditions, false, prover) ? 'always' : undefined;
}

function wholeWarnings(verdict: Verdict): ConditionWarning[] {
  if (verdict === 'never')
    return [{ path: [], code: 'never_matches', message: 'No context can ever match these conditions.' }];
  if (verdict === 'always')
    return [{ path: [], code: 'always_matches', message: 'Every context matches these conditions.' }];
  return [];
}

function visit(node: ConditionNode, path: Place, analysis: Analysis): Verdict {
  return isGroup(node) ? visitGroup(node, path, analysis) : visitLeaf(node, path, analysis);
}

function visitLeaf(leaf: ConditionLeaf, path: Place, analysis: Analysis): Verdict {
  const own = leafWarnings(leaf, path);
  analysis.warnings.push(...own);
  if (!LEAF_SOURCES.includes(leaf.on)) return undefined;
  if (isField(leaf)) analysis.leaves.push({ leaf, path });
  const verdict = prove(leaf, analysis.prover);
  // The warning about the unknown operator already covers it.
  if (own.some(({ code }) => code === 'unknown_operator')) return verdict;
  if (verdict === 'never')
    warn(analysis, path, 'never_matches', 'This rule can never be true, whatever the context holds.');
  if (verdict === 'always')
    warn(analysis, path, 'always_matches', 'This rule is always true, whatever the context holds.');
  return verdict;
}

function visitGroup(group: ConditionGroup, path: Place, analysis: Analysis): Verdict {
  const at = analysis.warnings.length;
  const verdicts = group.children.map((child, index) => visit(child, [...path, 'children', index], analysis));
  const known = group.children.length === 0 ? 'always' : join(verdicts, group.value);
  const expected = group.isNegated ? negate(known) : known;
  const verdict = expected ?? prove(group, analysis.prover);
  const warning = groupWarning(group, expected === undefined ? verdict : undefined, path);
  // Before the warnings of its children, in tree order.
  if (warning !== undefined) analysis.warnings.splice(at, 0, warning);
  return verdict;
}

/** The warning about the children in combination, if no child has it alone. */
function groupWarning(group: ConditionGroup, verdict: Verdict, path: Place): ConditionWarning | undefined {
  const inner = group.isNegated ? negate(verdict) : verdict;
  if (inner === 'never')
    return {
      path,
      code: 'contradiction',
      message: 'The rules of this group contradict each other: they can never be met together.',
    };
  if (inner === 'always') {
    const cover = 'The rules of this group cover every case: one of them is always met';
    if (group.isNegated)
      return { path, code: 'never_matches', message: `${cover}, and negated the group is never true.` };
    return { path, code: 'always_matches', message: `${cover}.` };
  }
  if (group.children.length === 0) {
    if (group.isNegated)
      return {
        path,
        code: 'never_matches',
        message: 'An empty group is always true, and this one is negated: it is never true.',
      };
    return { path, code: 'always_matches', message: 'An empty group is always true.' };
  }
  const kind = group.value === 'AND' && verdict === undefined ? excludedKind(group) : undefined;
  if (kind === undefined) return undefined;
  return {
    path,
    code: 'bounds_crossed',
    message: `The bounds of this group leave no ${kind}: only other text, compared letter by letter, could meet them.`,
  };
}

/** For a group that orders a field by numbers (or dates) and excludes all of them, though some text still matches. */
function excludedKind({ children }: ConditionGroup): 'number' | 'date' | undefined {
  const leaves = children.filter((child) => !isGroup(child)).filter(isField);
  const fields = new Set(leaves.map(({ on, field }) => `${on} ${field}`));
  for (const key of fields) {
    const literals = leaves.filter(({ on, field }) => `${on} ${field}` === key).map((leaf) => literalOf(leaf, true));
    const kind = literals.length > 1 ? excludesItsOwnKind(literals) : undefined;
    if (kind !== undefined) return kind;
  }
  return undefined;
}

function prove(node: ConditionNode, prover: Prover): Verdict {
  if (isImpossible([{ node, isTrue: true }], prover)) return 'never';
  return isImpossible([{ node, isTrue: false }], prover) ? 'always' : undefined;
}

/** What AND or OR implies from the children's verdicts alone. */
function join(verdicts: readonly Verdict[], word: 'AND' | 'OR'): Verdict {
  const settling = word === 'OR' ? 'always' : 'never';
  if (verdicts.includes(settling)) return settling;
  return verdicts.every((verdict) => verdict !== undefined) ? negate(settling) : undefined;
}

function negate(verdict: Verdict): Verdict {
  if (verdict === undefined) return undefined;
  return verdict === 'never' ? 'always' : 'never';
}

function isField(leaf: ConditionNode): leaf is FieldLeaf {
  return !isGroup(leaf) && leaf.on !== 'isOnline' && leaf.on !== 'isOnlineInLast';
}

function warn(analysis: Analysis, path: Place, code: WarningCode, message: string): void {
  analysis.warnings.push({ path, code, message });
}
