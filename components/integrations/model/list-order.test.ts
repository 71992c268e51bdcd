import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { filterQuery, matchesFilter, readFilter } from './list-filter';
import { applyChange, ofChannel, placesFor, placesOf, rankedOf, SORTS } from './list-order';
import type { ListedIntegration } from './listed-integration';

const make = (id: string, rest: Partial<ListedIntegration> = {}): ListedIntegration => ({
  _id: id,
  name: `Name ${id}`,
  identifier: `identifier-${id}`,
  providerId: 'sendgrid',
  channel: 'email',
  active: true,
  state: rest.active === false ? 'inactive' : 'active',
  primary: false,
  priority: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...rest,
});

const LIST = [
  make('a', { primary: true, priority: 3 }),
  make('b', { priority: 2 }),
  make('c', { priority: 1 }),
  make('off', { active: false }),
  make('chat', { channel: 'chat', name: 'Team chat', providerId: 'slack' }),
];
const idsOf = (list: readonly ListedIntegration[]) => list.map(({ _id }) => _id);

describe('the order of the list', () => {
  it('is the order of resolving, with inactive integrations last', () => {
    expect(idsOf(ofChannel(LIST.toReversed(), 'email'))).toEqual(['a', 'b', 'c', 'off']);
  });

  it('has positions only for active integrations of ranked channels, below the default', () => {
    const ranked = rankedOf(LIST, 'email');
    expect(ranked.map((each) => placesFor(ranked, each))).toEqual([
      undefined,
      { index: 1, first: 1, last: 2 },
      { index: 2, first: 1, last: 2 },
    ]);
    expect(rankedOf(LIST, 'chat')).toEqual([]);
    expect(placesFor(ranked, make('off'))).toBeUndefined();
  });

  it('lists the position of each movable integration, by channel', () => {
    expect(placesOf(LIST)).toEqual(
      new Map([
        [
          'email',
          new Map([
            ['b', 1],
            ['c', 2],
          ]),
        ],
        ['sms', new Map()],
      ]),
    );
  });

  it('is by name, latest change, or need for attention on request', () => {
    const verdict = (status: 'accepted' | 'rejected') => ({ status, message: '', at: '2026-01-01', durationMs: 1 });
    const rows = [
      make('x', { name: 'Relay 10', updatedAt: '2026-01-02T00:00:00.000Z', lastCheck: verdict('accepted') }),
      make('y', { name: 'Relay 9', updatedAt: '2026-01-03T00:00:00.000Z' }),
      make('z', { name: 'alerts', lastCheck: verdict('rejected') }),
    ];
    expect(idsOf(ofChannel(rows, 'email', 'name'))).toEqual(['z', 'y', 'x']);
    expect(idsOf(ofChannel(rows, 'email', 'updated'))).toEqual(['y', 'x', 'z']);
    expect(idsOf(ofChannel(rows, 'email', 'health'))).toEqual(['z', 'y', 'x']);
  });

  it('applies each change as the server will', () => {
    const after = (...change: Parameters<typeof applyChange>[1][]) =>
      ofChannel(
        change.reduce((list, each) => applyChange(list, each), LIST as readonly ListedIntegration[]),
        'email',
      );
    expect(idsOf(after({ kind: 'remove', id: 'b' }))).toEqual(['a', 'c', 'off']);
    expect(idsOf(after({ kind: 'order', ids: ['a', 'c', 'b'] }))).toEqual(['a', 'c', 'b', 'off']);
    const led = after({ kind: 'primary', id: 'c' });
    expect(idsOf(led)).toEqual(['c', 'a', 'b', 'off']);
    expect(led.filter(({ primary }) => primary)).toHaveLength(1);
    const left = after({ kind: 'active', id: 'a', active: false, successorId: 'c' });
    expect(left.map(({ _id, primary }) => [_id, primary])).toEqual([
      ['c', true],
      ['b', false],
      ['a', false],
      ['off', false],
    ]);
  });
});

describe('the filter of the list', () => {
  it('survives a round trip through its URL', () => {
    const filter = fc.record({
      q: fc.string(),
      channel: fc.constantFrom(undefined, 'email' as const, 'in_app' as const),
      providerId: fc.constantFrom(undefined, 'sendgrid', '46elks'),
      state: fc.constantFrom(undefined, 'active' as const, 'draft' as const),
      health: fc.constantFrom(undefined, 'rejected' as const, 'unchecked' as const),
      sort: fc.constantFrom(...SORTS),
    });
    fc.assert(
      fc.property(filter, (each) => {
        expect(readFilter(new URLSearchParams(filterQuery(each)))).toEqual(each);
      }),
      { seed: 1 },
    );
  });

  it('applies every part, and ignores unknown values', () => {
    const SLACK = { id: 'slack', name: 'Slack', channel: 'chat', checkable: true } as const;
    const shown = (query: string) => {
      const read = readFilter(new URLSearchParams(query));
      return idsOf(LIST.filter((each) => matchesFilter(read, each, SLACK)));
    };
    expect(shown('channel=fax&state=broken')).toHaveLength(5);
    expect(shown('q=TEAM')).toEqual(['chat']);
    expect(shown('channel=email&state=inactive')).toEqual(['off']);
    expect(shown('provider=slack')).toEqual(['chat']);
    expect(shown('health=unchecked')).toHaveLength(5);
    expect(shown('health=rejected')).toEqual([]);
    expect(shown('health=ill')).toHaveLength(5);
    expect(shown('q=identifier-b')).toEqual(['b']);
  });
});
