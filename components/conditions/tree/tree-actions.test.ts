import { describe, expect, it } from 'vitest';

import { LIMITS } from '@/lib/conditions/parse/limits';

import { nodeAt } from './find-node';
import { createTreeActions, type FocusRequest } from './tree-actions';
import { newTreeManager } from './tree-manager';
import { toWire } from './wire-query';

const leaf = (field: string) => ({ on: 'payload', field, operator: 'EQUAL', value: '1' });

function start(wire: unknown) {
  const { manager, nextId } = newTreeManager(wire);
  const said: string[] = [];
  const refused: string[] = [];
  const focused: FocusRequest[] = [];
  const actions = createTreeActions({
    manager,
    nextId,
    focus: (request) => focused.push(request),
    say: (message) => said.push(message),
    refuse: (reason) => refused.push(reason),
  });
  const id = (...path: number[]) => nodeAt(manager.getQuery(), path)?.id ?? 'none';
  return { manager, actions, said, refused, focused, id, wire: () => toWire(manager.getQuery()) };
}

const fields = (wire: unknown): unknown =>
  (wire as { field?: string; children?: unknown[] }[]).map(({ field, children }) => field ?? fields(children ?? []));

describe('actions on the tree', () => {
  it('adds the first condition as a group with one rule, and focuses it', () => {
    const { actions, wire, focused, id } = start([]);
    actions.addAlternative();
    expect(wire()).toEqual([
      {
        isNegated: false,
        type: 'GROUP',
        value: 'AND',
        children: [{ on: 'subscriber', field: '', operator: 'EQUAL', value: '' }],
      },
    ]);
    expect(focused.at(-1)).toEqual({ id: id(0, 0), part: 'first' });
  });

  it('adds a group with the other join, up to the depth limit', () => {
    const { actions, wire, refused, id } = start([{ children: [] }]);
    const path = [0];
    for (let depth = 1; depth < LIMITS.depth; depth += 1) {
      actions.addGroup(id(...path));
      path.push(depth === 1 ? 0 : 1);
    }
    const full = wire();
    actions.addGroup(id(...path));
    expect(refused).toHaveLength(1);
    expect(wire()).toEqual(full);
    expect(nodeAt(start(full).manager.getQuery(), [0, 0])).toMatchObject({ combinator: 'OR' });
  });

  it('neither adds nor duplicates a rule past the leaf limit', () => {
    const { actions, wire, refused, id } = start([
      { children: Array.from({ length: LIMITS.leaves - 1 }, () => leaf('a')) },
      { children: [leaf('b')] },
    ]);
    const full = wire();
    actions.addRule(id(0));
    actions.duplicate(id(0, 0));
    actions.duplicate(id(1));
    expect(refused).toHaveLength(3);
    expect(wire()).toEqual(full);
  });

  it('duplicates a group directly after itself with new ids', () => {
    const { actions, wire, id, manager } = start([{ children: [leaf('a'), { children: [leaf('b')] }] }]);
    actions.duplicate(id(0, 1));
    expect(fields(wire())).toEqual([['a', ['b'], ['b']]]);
    actions.setField(id(0, 2, 0), 'c');
    expect(fields(wire())).toEqual([['a', ['b'], ['c']]]);
    expect(nodeAt(manager.getQuery(), [0, 1, 0])?.id).not.toBe(nodeAt(manager.getQuery(), [0, 2, 0])?.id);
  });

  it('moves up, down, out, in and back', () => {
    const { actions, wire, id, manager } = start([{ children: [leaf('a'), leaf('b'), { children: [leaf('c')] }] }]);
    const before = wire();
    actions.shift(id(0, 0), 'down', 'down');
    expect(fields(wire())).toEqual([['b', 'a', ['c']]]);
    actions.shift(id(0, 1), 'up', 'up');
    expect(fields(wire())).toEqual([['a', 'b', ['c']]]);
    actions.moveTo(id(0, 0), [0, 2], 0);
    expect(fields(wire())).toEqual([['b', ['a', 'c']]]);
    actions.moveTo(id(0, 1, 1), [0], 0);
    expect(fields(wire())).toEqual([['c', 'b', ['a']]]);
    actions.moveTo(id(0, 2), []);
    expect(fields(wire())).toEqual([['c', 'b'], ['a']]);
    while (manager.canUndo()) actions.undo();
    expect(wire()).toEqual(before);
  });

  it('reports that the first node cannot move up, and changes nothing', () => {
    const { actions, wire, said, id } = start([{ children: [leaf('a'), leaf('b')] }]);
    actions.shift(id(0, 0), 'up', 'up');
    expect(said).toEqual(['It is the first already.']);
    expect(fields(wire())).toEqual([['a', 'b']]);
  });

  it('gives a too deep part its controls when it moves up, and undoes that in one step', () => {
    let wire: unknown = { children: [leaf('deep')] };
    for (let depth = 1; depth <= LIMITS.depth; depth += 1) wire = { children: [wire] };
    const { actions, id, manager, focused, ...rest } = start([wire]);
    const path = Array.from({ length: LIMITS.depth + 1 }, () => 0);
    expect(nodeAt(manager.getQuery(), path)).toMatchObject({ meta: { shape: 'kept' } });
    actions.moveTo(id(...path), [0]);
    expect(nodeAt(manager.getQuery(), [0, 1])).toMatchObject({ rules: [{ field: 'deep' }] });
    expect(focused.at(-1)?.id).toBe(id(0, 1));
    actions.undo();
    expect(rest.wire()).toEqual([wire]);
    expect(manager.canUndo()).toBe(false);
  });

  it('focuses the next sibling after a removal, else the add button', () => {
    const { actions, focused, id } = start([{ children: [leaf('a'), leaf('b')] }]);
    const group = id(0);
    const second = id(0, 1);
    actions.remove(id(0, 0));
    expect(focused.at(-1)).toEqual({ id: second, part: 'first' });
    actions.remove(second);
    expect(focused.at(-1)).toEqual({ id: group, part: 'add' });
  });

  it('keeps what two kinds of rule share, and sets defaults for the rest', () => {
    const { actions, wire, id } = start([{ children: [leaf('a')] }]);
    actions.setSource(id(0, 0), 'tenant');
    expect(wire()).toEqual([{ children: [{ ...leaf('a'), on: 'tenant' }] }]);
    actions.setSource(id(0, 0), 'isOnline');
    expect(wire()).toEqual([{ children: [{ on: 'isOnline', value: true }] }]);
    actions.setSource(id(0, 0), 'isOnlineInLast');
    actions.setTimeOperator(id(0, 0), 'days');
    expect(wire()).toEqual([{ children: [{ on: 'isOnlineInLast', timeOperator: 'days', value: 5 }] }]);
  });

  it('records typing in one control as one step of the history, another control as another', () => {
    const { actions, wire, manager, id } = start([{ children: [leaf('a')] }]);
    for (const text of ['a.', 'a.b']) actions.setField(id(0, 0), text);
    for (const text of ['12', '123']) actions.setValue(id(0, 0), text);
    actions.undo();
    expect(wire()).toEqual([{ children: [leaf('a.b')] }]);
    actions.undo();
    expect(wire()).toEqual([{ children: [leaf('a')] }]);
    expect(manager.canUndo()).toBe(false);
  });
});
