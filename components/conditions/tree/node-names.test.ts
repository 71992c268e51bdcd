import { describe, expect, it } from 'vitest';

import { indexSuggestions, valuesKey } from '@/components/conditions/state/suggestions';

import { groupMeaning, groupReference, groupTitle, groupWords, nodeName, ruleTitle, wirePath } from './node-names';
import { fromWire } from './wire-query';

const join = (combinator: 'AND' | 'OR', not: boolean) => ({ combinator, not });

describe('names of groups and rules', () => {
  it('distinguish the four ways to join', () => {
    const ways = [join('AND', false), join('OR', false), join('AND', true), join('OR', true)];
    expect(ways.map(groupWords)).toEqual(['All of', 'Any of', 'Not all of', 'None of']);
    expect(new Set(ways.map(groupMeaning)).size).toBe(4);
  });

  it('number groups, unless there is only one', () => {
    expect(groupTitle([0, 1], join('OR', false))).toBe('Group 1.2: any of');
    expect(ruleTitle(1, groupReference([0], join('AND', false), true))).toBe("Rule 2 of group 'All of'");
    expect(ruleTitle(0, groupReference([0, 1], join('OR', false), false))).toBe("Rule 1 of group '1.2 Any of'");
  });

  it('exist for every place of a tree', () => {
    let last = 0;
    const tree = fromWire([{ children: [{ on: 'isOnline', value: true }, {}] }, 5], () => `c${(last += 1)}`);
    expect([[], [0], [0, 0], [0, 1], [1], [7]].map((path) => nodeName(tree, path))).toEqual([
      undefined,
      'Group 1: all of',
      "Rule 1 of group '1 All of'",
      'Group 1.2: all of',
      "Rule 2 of group 'the alternatives'",
      undefined,
    ]);
  });

  it('include paths as the API writes them', () => {
    expect([[], [0], [0, 2, 1]].map(wirePath)).toEqual([
      'conditions',
      'conditions[0]',
      'conditions[0].children[2].children[1]',
    ]);
  });
});

describe('suggestions', () => {
  it('offer fields by source, a star as a path prefix, and known values', () => {
    const { fields, values } = indexSuggestions([
      { on: 'tenant', field: 'data.*' },
      { on: 'tenant', field: 'plan', values: ['pro', 'pro', 'free'] },
      { on: 'payload', field: '*' },
    ]);
    expect(fields).toMatchObject({ subscriber: [], tenant: ['data.', 'plan'], payload: [] });
    expect(values.get(valuesKey('tenant', 'plan'))).toEqual(['pro', 'free']);
  });
});
