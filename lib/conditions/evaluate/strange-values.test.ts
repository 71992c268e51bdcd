import { describe, expect, it } from 'vitest';

import { OPERATORS } from '@/lib/conditions/operators';
import type { ConditionGroup, ConditionNode, Context } from '@/lib/conditions/types';

import { compileConditions } from './compile';
import { evaluateConditions } from './evaluate';

const group = (children: ConditionNode[]): ConditionGroup => ({
  isNegated: false,
  type: 'GROUP',
  value: 'AND',
  children,
});

describe('values that JSON does not have', () => {
  const throwing = {
    get: (): never => {
      throw new Error('no');
    },
    has: (): never => {
      throw new Error('no');
    },
    ownKeys: (): never => {
      throw new Error('no');
    },
    getOwnPropertyDescriptor: (): never => {
      throw new Error('no');
    },
  };
  const circular: unknown[] = [];
  circular.push(circular, { circular });
  const revoked = Proxy.revocable([], {});
  revoked.revoke();
  const strange: Readonly<Record<string, unknown>> = {
    symbol: Symbol('s'),
    bigint: 10n,
    function: () => 1,
    NaN: Number.NaN,
    infinity: Number.POSITIVE_INFINITY,
    'array with holes': Object.assign([1], { 5: 'x' }),
    date: new Date(0),
    'invalid date': new Date(Number.NaN),
    map: new Map([['x', 1]]),
    expression: /x/,
    'no prototype': Object.create(null),
    circular,
    'instance of a class': new (class Thing {
      x = 1;
    })(),
    'throwing list': new Proxy([1, 2], throwing),
    'throwing object': new Proxy({}, throwing),
    'revoked proxy': revoked.proxy,
    'list of proxies': [revoked.proxy, new Proxy([], throwing)],
    getter: {
      get x(): never {
        throw new Error('no');
      },
    },
  };

  it.each(Object.keys(strange))('%s', (name) => {
    const value = strange[name];
    for (const operator of OPERATORS) {
      for (const leafValue of ['', '1', 'a', '[]', '1,10', 'false']) {
        const conditions = [group([{ on: 'payload', field: 'x', operator, value: leafValue }])];
        for (const context of [{ payload: { x: value } }, { payload: value }, value] as Context[]) {
          const { matched, trace } = evaluateConditions(conditions, context);
          expect(compileConditions(conditions)(context)).toBe(matched);
          JSON.stringify(trace);
        }
        // A value that JSON cannot hold behaves like an object: only IS_DEFINED sees it. Numbers and lists keep their
        // type.
        const isOpaque =
          typeof value !== 'number' &&
          !name.includes('list') &&
          !name.includes('array') &&
          !['circular', 'revoked proxy'].includes(name);
        const { matched } = evaluateConditions(conditions, { payload: { x: value } });
        if (isOpaque)
          expect(matched).toBe(operator === 'IS_DEFINED' ? leafValue !== 'false' : operator.startsWith('NOT_'));
      }
    }
    const presence: ConditionNode[] = [
      { on: 'isOnline', value: true },
      { on: 'isOnlineInLast', timeOperator: 'days', value: 1 },
    ];
    for (const leaf of presence)
      evaluateConditions([group([leaf])], {
        subscriber: { isOnline: value, lastOnlineAt: value },
        now: value as string,
      });
  });
});
