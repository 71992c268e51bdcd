import { describe, expect, it } from 'vitest';

import { LIMITS } from '@/lib/conditions/parse/limits';

import { pathOf } from './find-node';
import { changedNode, countLeaves, groupLevels, moveTargets, placementError } from './placement';
import type { Tree } from './tree-types';
import { fromWire } from './wire-query';

const leaf = { on: 'isOnline', value: true };

function read(wire: unknown): Tree {
  let last = 0;
  return fromWire(wire, () => `c${(last += 1)}`);
}

// Ids are assigned top down: group c1, rule c2, group c3 with c4 and c5, group c6.
const tree = read([{ children: [leaf, { value: 'OR', children: [leaf, leaf] }] }, { children: [] }]);

describe('where a node may go', () => {
  it('counts leaves and levels', () => {
    expect(countLeaves(tree)).toBe(3);
    expect(tree.rules.map(groupLevels)).toEqual([2, 1]);
  });

  it('finds nodes by id', () => {
    expect(pathOf(tree, 'c5')).toEqual([0, 1, 1]);
    expect(pathOf(tree, 'c9')).toBeUndefined();
  });

  it.each([
    ['a rule into a group', [0, 0], [1], undefined],
    ['a rule to the alternatives', [0, 0], [], 'Only groups can be alternatives.'],
    ['a group to the alternatives', [0, 1], [], undefined],
    ['a group into itself', [0], [0, 1], 'A group cannot be moved into itself.'],
    ['a group into where it is', [0, 1], [0], undefined],
    ['a rule into a rule', [0, 0], [0, 1, 0], 'That place is gone.'],
  ])('%s', (_what, from, to, reason) => {
    expect(placementError(tree, from, to)).toBe(reason);
  });

  it('rejects a group that would exceed the limit, and accepts one that just fits', () => {
    let deep: unknown = { children: [leaf] };
    for (let depth = 1; depth < LIMITS.depth; depth += 1) deep = { children: [deep] };
    const wire = [deep, { children: [{ children: [] }] }];
    const bottom = Array.from({ length: LIMITS.depth }, () => 0);
    expect(placementError(read(wire), [1, 0], bottom)).toBe(`Groups may be nested ${LIMITS.depth} deep.`);
    expect(placementError(read(wire), [1, 0], bottom.slice(1))).toBeUndefined();
    expect(placementError(read(wire), [1], bottom.slice(1))).toBe(`Groups may be nested ${LIMITS.depth} deep.`);
  });

  it('lists every group by name, the current one not as a target', () => {
    expect(moveTargets(tree, [0, 1, 0]).map(({ title, reason }) => [title, reason])).toEqual([
      ['Group 1: all of', undefined],
      ['Group 1.2: any of', 'It is there already.'],
      ['Group 2: all of', undefined],
    ]);
  });
});

describe('focus after undo', () => {
  const [first, second] = tree.rules;
  if (first === undefined || second === undefined || !('rules' in first)) throw new Error('no groups');
  const with0 = (rules: Tree['rules']): Tree => ({ ...tree, rules: [{ ...first, rules }, second] });
  const [rule, inner] = first.rules;
  if (rule === undefined || inner === undefined || !('rules' in inner)) throw new Error('no nodes');

  it('goes to a restored node', () => {
    expect(changedNode(with0([inner]), tree)).toBe('c2');
    expect(changedNode({ ...tree, rules: [first] }, tree)).toBe('c6');
  });
  it('goes to the neighbor of a removed node, or to the group when it is empty', () => {
    expect(changedNode(tree, with0([rule]))).toBe('c2');
    expect(changedNode(tree, with0([]))).toBe('c1');
    expect(changedNode(tree, { ...tree, rules: [] })).toBe('root');
  });
  it('goes to a node that moved to another group', () => {
    expect(changedNode(tree, with0([{ ...inner, rules: [...inner.rules, rule] }]))).toBe('c2');
  });
  it('goes to an edited node, and nowhere without an edit', () => {
    expect(changedNode(tree, with0([{ ...rule, field: 'x' }, inner]))).toBe('c2');
    expect(changedNode(tree, with0([rule, { ...inner, not: true }]))).toBe('c3');
    expect(changedNode(tree, tree)).toBeUndefined();
  });
});
