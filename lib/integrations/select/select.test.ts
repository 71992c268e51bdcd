import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { CHANNELS } from '@/lib/catalogue/channel';
import { evaluateConditions } from '@/lib/conditions/evaluate/evaluate';
import { contexts, trees } from '@/lib/conditions/testing/arbitraries';
import type { Conditions, Context } from '@/lib/conditions/types';
import type { Candidate } from '@/lib/integrations/candidate';

import { explainUnchosen, selectIntegration, type SelectionQuery } from './select';

const NOW = new Date('2026-03-10T12:00:00Z');
const CONTEXT: Context = { tenant: { plan: 'pro' } };

const when = (plan: string): Conditions => [
  {
    isNegated: false,
    type: 'GROUP',
    value: 'AND',
    children: [{ on: 'tenant', field: 'plan', operator: 'EQUAL', value: plan }],
  },
];
const PRO = when('pro');
const FREE = when('free');

function candidate(id: string, over: Partial<Candidate> = {}): Candidate {
  return {
    id: `id-${id}`,
    identifier: id,
    name: id.toUpperCase(),
    providerId: 'sendgrid',
    channel: 'email',
    primary: false,
    priority: 0,
    createdAt: NOW,
    conditions: [],
    ...over,
  };
}

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const ask = (over: Partial<SelectionQuery> = {}): SelectionQuery => ({
  channel: 'email',
  context: CONTEXT,
  now: NOW,
  ...over,
});

/** The answer in one line: rule, winner, all matches. */
function answer(active: readonly Candidate[], over: Partial<SelectionQuery> = {}): string {
  const { rule, winner, matches } = selectIntegration(active, ask(over));
  return `${rule}: ${winner?.identifier ?? '-'} of ${matches.map(({ identifier }) => identifier).join(' ')}`.trim();
}

/** Each candidate's `because`, in evaluation order. */
function because(active: readonly Candidate[], over: Partial<SelectionQuery> = {}): Record<string, string> {
  const { candidates = [] } = selectIntegration(active, ask(over), true);
  return Object.fromEntries(candidates.map((one) => [one.candidate.identifier, one.because]));
}

const primary = candidate('primary', { primary: true, priority: 4 });
const plain = candidate('plain', { priority: 3 });
const pro = candidate('pro', { priority: 2, conditions: PRO });
const free = candidate('free', { priority: 1, conditions: FREE });
const EMAIL = [free, plain, primary, pro];

describe('the rules: the first that applies', () => {
  it.each<[string, readonly Candidate[], Partial<SelectionQuery>, string]>([
    ['1: an identifier, whatever its conditions say', EMAIL, { identifier: 'free' }, 'identifier: free of free'],
    ['1: an _id as well', EMAIL, { identifier: 'id-plain' }, 'identifier: plain of plain'],
    ['1: an _id in capitals', EMAIL, { identifier: 'ID-PLAIN' }, 'identifier: plain of plain'],
    ['1: an identifier in capitals is another one', EMAIL, { identifier: 'PLAIN' }, 'none: - of'],
    ['1: nobody has it: nothing, and no fallback', EMAIL, { identifier: 'nobody' }, 'none: - of'],
    ['1: the empty identifier is nobody', EMAIL, { identifier: '' }, 'none: - of'],
    ['1: of another channel: nothing', EMAIL, { identifier: 'pro', channel: 'sms' }, 'none: - of'],
    ['1: the provider is not asked', EMAIL, { identifier: 'pro', providerId: 'mailgun' }, 'identifier: pro of pro'],
    ['2: conditions that match, before the primary', EMAIL, {}, 'condition: pro of pro primary plain'],
    [
      '2: the highest priority of those that match',
      [pro, candidate('top', { priority: 9, conditions: PRO })],
      {},
      'condition: top of top pro',
    ],
    [
      '2: then the newest',
      [
        candidate('old', { conditions: PRO, createdAt: at(1) }),
        candidate('new', { conditions: PRO, createdAt: at(3) }),
        candidate('middle', { conditions: PRO, createdAt: at(2) }),
      ],
      {},
      'condition: new of new middle old',
    ],
    [
      '2: then the greatest _id',
      [candidate('b', { conditions: PRO }), candidate('c', { conditions: PRO }), candidate('a', { conditions: PRO })],
      {},
      'condition: c of c b a',
    ],
    ['3: the primary, when no condition matches', EMAIL, { context: {} }, 'primary: primary of primary plain'],
    [
      '3: the primary before a higher priority',
      [candidate('high', { priority: 9 }), primary],
      {},
      'primary: primary of primary high',
    ],
    [
      '4: the highest priority of those without conditions',
      [candidate('low', { priority: 1 }), candidate('high', { priority: 2 }), free],
      {},
      'priority: high of high low',
    ],
    [
      '4: then the newest, then the greatest _id',
      [
        candidate('a', { createdAt: at(2) }),
        candidate('old', { createdAt: at(1) }),
        candidate('b', { createdAt: at(2) }),
      ],
      {},
      'priority: b of b a old',
    ],
    ['5: nothing matches', [free], {}, 'none: - of'],
    ['5: nothing there', [], {}, 'none: - of'],
  ])('%s', (_name, active, query, expected) => {
    expect(answer(active, query)).toBe(expected);
    expect(answer(active.toReversed(), query)).toBe(expected);
  });

  it('providerId filters every rule', () => {
    const active = [
      primary,
      pro,
      candidate('mailgun-pro', { providerId: 'mailgun', priority: 1, conditions: PRO }),
      candidate('mailgun', { providerId: 'mailgun' }),
    ];
    expect(answer(active, { providerId: 'mailgun' })).toBe('condition: mailgun-pro of mailgun-pro mailgun');
    expect(answer(active, { providerId: 'mailgun', context: {} })).toBe('priority: mailgun of mailgun');
    expect(answer(active, { providerId: 'ses' })).toBe('none: - of');
  });

  it.each(CHANNELS)('%s: matches are in the order of the rules, the winner first', (channel) => {
    const active = [
      candidate('plain-old', { channel, createdAt: at(1) }),
      candidate('pro-old', { channel, conditions: PRO, createdAt: at(2) }),
      candidate('plain-new', { channel, createdAt: at(3) }),
      candidate('free', { channel, conditions: FREE, createdAt: at(4) }),
      candidate('pro-new', { channel, conditions: PRO, createdAt: at(5) }),
      candidate('elsewhere', { channel: channel === 'chat' ? 'push' : 'chat' }),
    ];
    expect(answer(active, { channel })).toBe('condition: pro-new of pro-new pro-old plain-new plain-old');
    expect(answer(active, { channel, context: {} })).toBe('priority: plain-new of plain-new plain-old');
  });
});

describe('because', () => {
  it('says for each whether it won, lost to another, failed, or can never be reached', () => {
    expect(because(EMAIL)).toEqual({
      pro: 'won',
      free: 'condition false',
      primary: 'lost to pro',
      plain: 'shadowed by primary',
    });
    expect(because(EMAIL, { context: {} })).toEqual({
      pro: 'condition false',
      free: 'condition false',
      primary: 'won',
      plain: 'shadowed by primary',
    });
  });

  it('is in evaluation order', () => {
    expect(Object.keys(because(EMAIL))).toEqual(['pro', 'free', 'primary', 'plain']);
  });

  it('with an identifier, the others were not asked for', () => {
    expect(because(EMAIL, { identifier: 'free' })).toEqual({
      pro: 'not asked for',
      free: 'won',
      primary: 'not asked for',
      plain: 'not asked for',
    });
  });

  it.each([
    ['inactive', 'email', false, 'inactive'],
    ['of another channel', 'sms', true, 'of another channel: email'],
    ['both', 'sms', false, 'of another channel: email, and inactive'],
  ] as const)('explains a named integration that is %s', (_name, channel, active, expected) => {
    const explained = explainUnchosen(pro, active, ask({ channel, identifier: 'pro' }));
    expect(explained).toMatchObject({ candidate: pro, because: expected, matched: true });
    expect(explained.trace).toEqual(evaluateConditions(PRO, CONTEXT, { full: true, now: NOW }).trace);
  });
});

/** The documented rules, sentence by sentence, in their simplest and slowest form. */
function byThePage(active: readonly Candidate[], query: SelectionQuery): { rule: string; matches: Candidate[] } {
  const before = (a: Candidate, b: Candidate): boolean => {
    if (a.priority !== b.priority) return a.priority > b.priority;
    if (a.createdAt.getTime() !== b.createdAt.getTime()) return a.createdAt > b.createdAt;
    return a.id > b.id;
  };
  const ordered = (candidates: Candidate[]): Candidate[] => {
    const left = [...candidates];
    const out: Candidate[] = [];
    while (left.length > 0) {
      const best = left.find((one) => left.every((other) => other === one || before(one, other)));
      if (!best) throw new Error('the order is not total');
      out.push(best);
      left.splice(left.indexOf(best), 1);
    }
    return out;
  };
  const ofChannel = active.filter(({ channel }) => channel === query.channel);
  if (query.identifier !== undefined) {
    const named = ofChannel.filter((one) => [one.identifier, one.id].includes(query.identifier ?? ''));
    return { rule: named.length > 0 ? 'identifier' : 'none', matches: named };
  }
  const asked = ofChannel.filter(({ providerId }) => query.providerId === undefined || providerId === query.providerId);
  const rule2 = ordered(
    asked.filter(
      ({ conditions }) => evaluateConditions(conditions, query.context, { now: query.now }).matched === true,
    ),
  );
  const rule3 = asked.filter((one) => one.primary);
  const rule4 = ordered(asked.filter((one) => one.conditions.length === 0 && !one.primary));
  const rules = [...rule2.map(() => 'condition'), ...rule3.map(() => 'primary'), ...rule4.map(() => 'priority')];
  return { rule: rules[0] ?? 'none', matches: [...rule2, ...rule3, ...rule4] };
}

// Many small runs take seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const RUNS = { seed: 20260310, numRuns: 400 };

const environments = fc
  .array(
    fc.record({
      providerId: fc.constantFrom('sendgrid', 'mailgun'),
      channel: fc.constantFrom('email' as const, 'email' as const, 'chat' as const),
      priority: fc.constantFrom(0, 1, 2),
      day: fc.constantFrom(1, 2),
      conditions: fc.oneof(trees, fc.constant<Conditions>([])),
      wantsPrimary: fc.boolean(),
    }),
    { maxLength: 7 },
  )
  .map((wanted) => {
    let hasPrimary = false;
    return wanted.map(({ day, wantsPrimary, ...one }, index): Candidate => {
      const isPrimary = wantsPrimary && !hasPrimary && one.channel === 'email' && one.conditions.length === 0;
      hasPrimary ||= isPrimary;
      return candidate(`i${index}`, { ...one, primary: isPrimary, createdAt: at(day) });
    });
  });

const queries = fc.record(
  {
    channel: fc.constantFrom('email' as const, 'email' as const, 'chat' as const),
    identifier: fc.constantFrom('i0', 'i1', 'id-i2', 'nobody'),
    providerId: fc.constantFrom('sendgrid', 'mailgun', 'ses'),
    context: contexts,
    now: fc.constant(NOW),
  },
  { requiredKeys: ['channel', 'context', 'now'] },
);

describe('for any environment and query', () => {
  it('the answer is what the documentation says', () => {
    fc.assert(
      fc.property(environments, queries, (active, query) => {
        const { rule, winner, matches } = selectIntegration(active, query);
        const expected = byThePage(active, query);
        expect({ rule, matches }).toEqual(expected);
        expect(winner).toBe(matches[0] ?? null);
      }),
      RUNS,
    );
  });

  it('an explanation changes nothing, and agrees with the answer', () => {
    fc.assert(
      fc.property(environments, queries, (active, query) => {
        const { candidates = [], ...explained } = selectIntegration(active, query, true);
        expect(explained).toEqual(selectIntegration(active, query));
        const asked = active.filter(
          ({ channel, providerId }) =>
            channel === query.channel &&
            (query.identifier !== undefined || [undefined, providerId].includes(query.providerId)),
        );
        expect(new Set(candidates.map((one) => one.candidate))).toEqual(new Set(asked));
        expect(candidates).toHaveLength(asked.length);
        for (const { candidate: one, matched, because: why, trace } of candidates) {
          const { context, now } = query;
          expect({ matched, trace }).toEqual(evaluateConditions(one.conditions, context, { now, full: true }));
          expect(why === 'won').toBe(one === explained.winner);
          if (query.identifier === undefined) expect(why === 'condition false').toBe(matched === false);
          else if (why !== 'won') expect(why).toBe('not asked for');
        }
      }),
      RUNS,
    );
  });

  it('a shadowed integration wins in no context', () => {
    fc.assert(
      fc.property(environments, queries, contexts, (active, query, otherContext) => {
        const { candidates = [] } = selectIntegration(active, query, true);
        const other = selectIntegration(active, { ...query, context: otherContext });
        for (const one of candidates)
          if (one.because.startsWith('shadowed')) expect(other.winner).not.toBe(one.candidate);
      }),
      RUNS,
    );
  });
});
