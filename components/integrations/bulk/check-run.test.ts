import { describe, expect, it } from 'vitest';

import { NO_CHECKS, reduceChecks, summaryOf } from './check-run';

const verdict = (status: 'accepted' | 'rejected' | 'unknown') =>
  ({
    ok: true,
    verdict: { status, cause: 'valid', message: '', durationMs: 1, at: '2026-01-01T00:00:00.000Z' },
  }) as const;
const failed = { ok: false, message: 'No connection.', errors: {} } as const;

describe('bulk checks', () => {
  it('a canceled run keeps its results and ignores late ones', () => {
    const states = [
      { type: 'queued', ids: ['a', 'b', 'c'], isFirst: true },
      { type: 'asked', id: 'a' },
      { type: 'asked', id: 'b' },
      { type: 'answered', id: 'a', answer: verdict('accepted') },
      { type: 'cancelled' },
      { type: 'answered', id: 'b', answer: verdict('rejected') },
      { type: 'ended' },
    ] as const;
    const state = states.reduce(reduceChecks, NO_CHECKS);
    expect(state.phase).toBe('cancelled');
    expect([...state.checks.keys()]).toEqual(['a']);
  });

  it('a new run clears the previous results; an extended run adds to them', () => {
    const first = reduceChecks(NO_CHECKS, { type: 'queued', ids: ['a'], isFirst: true });
    const more = reduceChecks(first, { type: 'queued', ids: ['b'], isFirst: false });
    expect([...more.checks.keys()]).toEqual(['a', 'b']);
    const next = reduceChecks(more, { type: 'queued', ids: ['c'], isFirst: true });
    expect([...next.checks.keys()]).toEqual(['c']);
  });

  it('the summary counts each kind of result that occurred', () => {
    expect(summaryOf([verdict('accepted'), verdict('rejected'), verdict('accepted')])).toBe('2 accepted, 1 rejected');
    expect(summaryOf([verdict('unknown'), failed])).toBe('1 could not be verified, 1 not asked');
    expect(summaryOf([])).toBe('None was answered');
  });
});
