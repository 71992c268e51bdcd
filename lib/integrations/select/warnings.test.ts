import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { conditionsSchema } from '@/lib/conditions/parse/schema';
import { contexts, trees } from '@/lib/conditions/testing/arbitraries';
import type { Conditions } from '@/lib/conditions/types';
import type { Candidate } from '@/lib/integrations/candidate';

import { withDraft } from './draft-candidates';
import { selectIntegration } from './select';
import { selectionWarnings } from './warnings';

const NOW = new Date('2026-03-10T12:00:00Z');
const rule = (value: string, over: object = {}) => ({ on: 'tenant', field: 'plan', operator: 'EQUAL', value, ...over });
const wire = (input: unknown): Conditions => conditionsSchema.parse(input);
const PRO = wire([{ children: [rule('pro')] }]);
const FREE = wire([{ children: [rule('free')] }]);
const NEVER = wire([{ children: [rule('pro'), rule('free')] }]);
const ALWAYS = wire([{}]);

/** From highest to lowest priority. */
function environment(...wanted: Partial<Candidate>[]): Candidate[] {
  return wanted.map((over, index) => ({
    id: over.identifier ?? `i${index}`,
    identifier: `i${index}`,
    name: (over.identifier ?? `i${index}`).toUpperCase(),
    providerId: 'sendgrid',
    channel: 'email',
    primary: false,
    priority: wanted.length - index,
    createdAt: NOW,
    conditions: [],
    ...over,
  }));
}

const found = (...wanted: Partial<Candidate>[]) =>
  selectionWarnings(environment(...wanted)).map(
    ({ code, channel, integrations }) => `${code} ${channel}: ${integrations.map(({ _id }) => _id).join(' ')}`,
  );

const primary = { identifier: 'primary', primary: true };
const plain = { identifier: 'plain' };
const pro = { identifier: 'pro', conditions: PRO };
const free = { identifier: 'free', conditions: FREE };
const never = { identifier: 'never', conditions: NEVER };
const always = { identifier: 'always', conditions: ALWAYS };

describe('an environment', () => {
  it.each<[string, Partial<Candidate>[], string[]]>([
    ['that is empty', [], []],
    ['with one without conditions', [primary], []],
    ['with conditions and a fallback', [primary, pro, free], []],
    ['with a spare', [primary, plain, pro], ['unreachable email: primary plain']],
    ['with conditions that never match', [primary, never], ['never_matches email: never']],
    [
      'with conditions that always match: what comes after them is hidden, the primary included',
      [primary, pro, always, free],
      ['unreachable email: always free primary'],
    ],
    ['where one that always matches is the only one', [always], []],
    ['without a fallback', [pro, free], ['no_fallback email: pro free']],
    ['where none can ever match', [never], ['never_matches email: never', 'no_fallback email: never']],
    [
      'with the same conditions twice',
      [primary, pro, free, { identifier: 'again', conditions: PRO }],
      ['same_conditions email: pro again'],
    ],
    [
      'with the same conditions, written differently',
      [
        primary,
        { identifier: 'a', conditions: wire([{ children: [rule('pro'), rule('x', { field: 'y' })] }]) },
        {
          identifier: 'b',
          conditions: wire([{ type: 'TEXT', children: [{ children: [rule('x', { field: 'y' })] }, rule('pro')] }]),
        },
      ],
      ['same_conditions email: a b'],
    ],
  ])('%s', (_name, wanted, expected) => {
    expect(found(...wanted)).toEqual(expected);
  });

  it.each(['chat', 'push', 'in_app'] as const)(
    '%s fans out: nothing is hidden, but other warnings apply',
    (channel) => {
      const ofChannel = [
        plain,
        { identifier: 'plain-2' },
        always,
        pro,
        { identifier: 'again', conditions: PRO },
        never,
      ];
      expect(found(...ofChannel.map((one) => ({ ...one, channel, priority: 0 })))).toEqual([
        `never_matches ${channel}: never`,
        `same_conditions ${channel}: pro again`,
      ]);
      expect(found({ ...pro, channel })).toEqual([`no_fallback ${channel}: pro`]);
    },
  );

  it('is judged channel by channel', () => {
    expect(found(primary, { ...pro, channel: 'sms' }, { ...pro, identifier: 'chat', channel: 'chat' })).toEqual([
      'no_fallback sms: pro',
      'no_fallback chat: chat',
    ]);
  });
});

describe('the message', () => {
  const messages = (wanted: Partial<Candidate>[], selfId?: string) =>
    selectionWarnings(environment(...wanted), selfId).map(({ message }) => message);

  it('is a sentence with names and the remedy', () => {
    expect(messages([primary, plain, { identifier: 'other', providerId: 'ses' }])).toEqual([
      '“PLAIN” (plain) and “OTHER” (other) are chosen only when asked for by identifier or provider: “PRIMARY” (primary), also without conditions, comes first. Give them conditions, or keep them as spares.',
    ]);
    expect(messages([pro])).toEqual([
      'When no condition matches, nothing is sent by E-mail: each of its active integrations has conditions. Activate one without conditions as the fallback.',
    ]);
  });

  it('says "this integration" for the current one, and names at most three', () => {
    expect(messages([primary, plain], 'plain')[0]).toMatch(/^This integration is chosen only .* identifier: “PRIMARY”/);
    const many = Array.from({ length: 9 }, (_, index) => ({ identifier: `p${index}` }));
    expect(messages([primary, ...many])[0]).toMatch(/^“P0” \(p0\), “P1” \(p1\), “P2” \(p2\) and 6 more are chosen/);
  });
});

describe('after saving a draft', () => {
  const draft = {
    channel: 'email',
    providerId: 'ses',
    active: true,
    primary: false,
    conditions: [] as Conditions,
  } as const;
  const after = (wanted: Partial<Candidate>[], over: { integrationId?: string }) =>
    withDraft(
      environment(...wanted),
      { ...draft, ...over },
      environment(...wanted).find(({ id }) => id === over.integrationId),
      NOW,
    )
      .filter(({ channel }) => channel === 'email')
      .toSorted((a, b) => b.priority - a.priority)
      .map((one) => `${one.id}${one.primary ? '*' : ''} ${one.priority}`);

  it.each<[string, Partial<Candidate>[], object, string[]]>([
    ['the first becomes primary', [], {}, ['new* 1']],
    ['a new one enters below the primary', [primary, plain], {}, ['primary* 3', 'new 2', 'plain 1']],
    ['one made primary leads', [primary, plain], { primary: true }, ['new* 3', 'primary 2', 'plain 1']],
    ['with conditions it cannot', [primary], { primary: true, conditions: PRO }, ['primary* 2', 'new 1']],
    ['one that is not active is not there', [primary, plain], { active: false }, ['primary* 2', 'plain 1']],
    [
      'a primary that gets conditions gives way',
      [primary, plain],
      { integrationId: 'primary', conditions: PRO },
      ['plain* 2', 'primary 1'],
    ],
    [
      'a primary that is deactivated leaves',
      [primary, plain],
      { integrationId: 'primary', active: false },
      ['plain* 1'],
    ],
    ['another channel is left as it is', [primary], { channel: 'chat' }, ['primary* 1']],
  ])('%s', (_name, wanted, over, expected) => {
    expect(after(wanted, over)).toEqual(expected);
  });
});

it('every warning is true in every context', { timeout: 30_000 }, () => {
  const wanted = fc.array(
    fc.record({
      channel: fc.constantFrom('email' as const, 'chat' as const),
      conditions: fc.oneof(trees, fc.constantFrom<Conditions>([], PRO, NEVER, ALWAYS)),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const seen = new Set<string>();
  fc.assert(
    fc.property(wanted, fc.array(contexts, { minLength: 5, maxLength: 5 }), (some, asked) => {
      const active = environment(...some.map((one, index) => ({ ...one, identifier: `i${index}` })));
      for (const { code, channel, integrations } of selectionWarnings(active)) {
        seen.add(`${code} ${channel}`);
        const ids = integrations.map(({ _id }) => _id);
        for (const context of asked) {
          const { winner, matches } = selectIntegration(active, { channel, context, now: NOW });
          const matched = ids.filter((id) => matches.some((match) => match.id === id));
          if (code === 'never_matches') expect(matched).toEqual([]);
          if (code === 'unreachable') expect(ids.slice(1)).not.toContain(winner?.id);
          if (code === 'same_conditions') expect([0, ids.length]).toContain(matched.length);
          if (code === 'same_conditions' && channel === 'email') expect(ids.slice(1)).not.toContain(winner?.id);
          if (code === 'no_fallback') expect(matches.every(({ conditions }) => conditions.length > 0)).toBe(true);
        }
      }
    }),
    { seed: 20260310, numRuns: 100 },
  );
  expect([...seen].toSorted()).toEqual([
    'never_matches chat',
    'never_matches email',
    'no_fallback chat',
    'no_fallback email',
    'same_conditions chat',
    'same_conditions email',
    'unreachable email',
  ]);
});
