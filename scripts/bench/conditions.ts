/**
 * Evaluations per second compared with json-logic-engine, json-logic-js and json-rules-engine, on the same trees and
 * contexts, in one run, in turns. Every engine must give our result for every context before any is measured.
 */
import { LogicEngine } from 'json-logic-engine';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';

import { compileConditions } from '../../lib/conditions/evaluate/compile';
import { evaluateConditions } from '../../lib/conditions/evaluate/evaluate';
import { conditionsSchema } from '../../lib/conditions/parse/schema';
import { isGroup, type ConditionNode, type Conditions, type Context, type FieldLeaf } from '../../lib/conditions/types';
import { readNumber } from '../../lib/conditions/values/compare';
import { listItems } from '../../lib/conditions/values/list-items';
import { type BenchCase, type BenchTable, median, wholeNumber } from '../bench-case';

type Answer = boolean | null;

interface Contender {
  readonly name: string;
  readonly evaluate: (context: Context) => Answer | Promise<Answer>;
}

const WARM_UP_MS = 200;
const ROUND_MS = 250;
const ROUNDS = 5;

const leaf = (on: string, field: string, operator: string, value: unknown): object => ({ on, field, operator, value });
const SIX = [
  leaf('tenant', 'plan', 'EQUAL', 'pro'),
  leaf('payload', 'amount', 'LARGER', 100),
  leaf('payload', 'country', 'ANY_IN', ['de', 'fr', 'it']),
  leaf('subscriber', 'email', 'IN', '@example.'),
  leaf('subscriber', 'data.vip', 'EQUAL', true),
  leaf('payload', 'items', 'SMALLER_EQUAL', 20),
];
const [plan, amount, country, email, vip, items] = SIX;

/** Only what all four support: otherwise an engine without dates, LIKE or presence would be measured on less. */
const TREES: Readonly<Record<string, Conditions>> = {
  'six leaves, AND': conditionsSchema.parse([{ children: SIX }]),
  'six leaves, depth 4': conditionsSchema.parse([
    {
      children: [
        plan,
        { value: 'OR', children: [country, { children: [email, { isNegated: true, children: [vip] }] }] },
        { isNegated: true, children: [amount, items] },
      ],
    },
  ]),
  'six groups, OR': conditionsSchema.parse(SIX.map((child) => ({ children: [child], isNegated: child === vip }))),
  'sixty leaves': conditionsSchema.parse([
    { children: Array.from({ length: 10 }, () => ({ value: 'AND', children: SIX })) },
  ]),
};

const CONTEXTS: readonly Context[] = [
  {
    tenant: { plan: 'pro' },
    payload: { amount: 250, country: 'fr', items: 3 },
    subscriber: { email: 'a@example.com', data: { vip: true } },
  },
  {
    tenant: { plan: 'pro' },
    payload: { amount: 250, country: 'it', items: 21 },
    subscriber: { email: 'b@example.org', data: { vip: true } },
  },
  {
    tenant: { plan: 'pro' },
    payload: { amount: 180, country: 'es', items: 1 },
    subscriber: { email: 'c@other.net', data: { vip: false } },
  },
  {
    tenant: { plan: 'free' },
    payload: { amount: 20, country: 'de', items: 9 },
    subscriber: { email: 'd@example.com', data: { vip: false } },
  },
];

/** A leaf's value in the type that the contexts hold, as the other engines require. */
function typed(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = readNumber(text);
  return Number.isNaN(number) ? text : number;
}

function toJsonLogic(conditions: Conditions): object {
  return { or: conditions.map(logicNode) };
}

function logicNode(node: ConditionNode): object {
  if (!isGroup(node)) return logicLeaf(node as FieldLeaf);
  const joined = { [node.value.toLowerCase()]: node.children.map(logicNode) };
  return node.isNegated ? { '!': [joined] } : joined;
}

function logicLeaf({ on, field, operator, value = '' }: FieldLeaf): object {
  const variable = { var: `${on}.${field}` };
  switch (operator) {
    case 'EQUAL':
      return { '===': [variable, typed(value)] };
    case 'LARGER':
      return { '>': [variable, typed(value)] };
    case 'SMALLER_EQUAL':
      return { '<=': [variable, typed(value)] };
    case 'IN':
      return { in: [value, variable] };
    case 'ANY_IN':
      return { in: [variable, listItems(value)] };
    default:
      throw new Error(`No translation of ${operator} to JSON Logic.`);
  }
}

type RulesNode =
  | { all: RulesNode[] }
  | { any: RulesNode[] }
  | { not: RulesNode }
  | { fact: string; path: string; operator: string; value: unknown };

function rulesNode(node: ConditionNode): RulesNode {
  if (!isGroup(node)) return rulesLeaf(node as FieldLeaf);
  const children = node.children.map(rulesNode);
  const joined = node.value === 'OR' ? { any: children } : { all: children };
  return node.isNegated ? { not: joined } : joined;
}

function rulesLeaf({ on, field, operator, value = '' }: FieldLeaf): RulesNode {
  const fact = { fact: on, path: `$.${field}` };
  switch (operator) {
    case 'EQUAL':
      return { ...fact, operator: 'equal', value: typed(value) };
    case 'LARGER':
      return { ...fact, operator: 'greaterThan', value: typed(value) };
    case 'SMALLER_EQUAL':
      return { ...fact, operator: 'lessThanInclusive', value: typed(value) };
    case 'IN':
      return { ...fact, operator: 'containsText', value };
    case 'ANY_IN':
      return { ...fact, operator: 'in', value: listItems(value) };
    default:
      throw new Error(`No translation of ${operator} to json-rules-engine.`);
  }
}

function contenders(conditions: Conditions): Contender[] {
  const compiled = compileConditions(conditions);
  const logic = toJsonLogic(conditions);
  const built = new LogicEngine().build(logic);
  const interpreter = new LogicEngine();
  const rules = new Engine([{ conditions: { any: conditions.map(rulesNode) }, event: { type: 'matched' } }]);
  rules.addOperator('containsText', (actual: string, text: string) => actual.includes(text));
  return [
    { name: 'signalbox, compiled', evaluate: (context) => compiled(context) },
    { name: 'signalbox, with trace', evaluate: (context) => evaluateConditions(conditions, context).matched },
    { name: 'json-logic-engine, compiled', evaluate: (context) => Boolean(built(context)) },
    { name: 'json-logic-engine, interpreted', evaluate: (context) => Boolean(interpreter.run(logic, context)) },
    {
      name: 'json-logic-js',
      evaluate: (context) => Boolean(jsonLogic.apply(logic as Parameters<typeof jsonLogic.apply>[0], context)),
    },
    { name: 'json-rules-engine', evaluate: async (context) => (await rules.run({ ...context })).events.length > 0 },
  ];
}

async function requireSameAnswers(tree: string, all: readonly Contender[]): Promise<void> {
  const [ours, ...rivals] = all;
  for (const [index, context] of CONTEXTS.entries()) {
    const expected = await ours?.evaluate(context);
    for (const { name, evaluate } of rivals) {
      if ((await evaluate(context)) !== expected) throw new Error(`${name} disagrees on "${tree}", context ${index}.`);
    }
  }
}

/** Loops over the contexts until the time is up. Promises are awaited, as a caller would. */
async function round({ evaluate }: Contender, durationMs: number): Promise<number> {
  const started = performance.now();
  let evaluations = 0;
  let elapsedMs = 0;
  const isAsync = evaluate(CONTEXTS[0] as Context) instanceof Promise;
  // Reads the clock only every few passes: for a fast engine it would cost more than the work.
  const passes = isAsync ? 10 : 500;
  while (elapsedMs < durationMs) {
    for (let pass = 0; pass < passes; pass += 1) {
      if (isAsync) for (const context of CONTEXTS) await evaluate(context);
      else for (const context of CONTEXTS) void evaluate(context);
    }
    evaluations += passes * CONTEXTS.length;
    elapsedMs = performance.now() - started;
  }
  return evaluations / (elapsedMs / 1000);
}

async function measure(tree: string, all: readonly Contender[]): Promise<BenchTable> {
  for (const contender of all) await round(contender, WARM_UP_MS);
  const rounds = all.map((): number[] => []);
  // In turns: a disturbance of the machine affects all engines.
  for (let index = 0; index < ROUNDS; index += 1) {
    for (const [at, contender] of all.entries()) rounds[at]?.push(await round(contender, ROUND_MS));
  }
  const medians = rounds.map(median);
  const [compiled = 0, traced = 0] = medians;
  return {
    title: tree,
    columns: ['engine', 'evaluations/s', 'compiled : it', 'with trace : it'],
    rows: all.map(({ name }, at) => {
      const perSecond = medians[at] ?? 0;
      return [name, wholeNumber(perSecond), ratio(compiled, perSecond), ratio(traced, perSecond)];
    }),
  };
}

function ratio(ours: number, theirs: number): string {
  return `${(ours / theirs).toFixed(2)} x`;
}

export const bench: BenchCase = {
  description: `evaluations a second on one core, median of ${ROUNDS} rounds; all engines give the same answers.`,
  run: async (print) => {
    for (const [tree, conditions] of Object.entries(TREES)) {
      const all = contenders(conditions);
      await requireSameAnswers(tree, all);
      print(await measure(tree, all));
    }
  },
};
