import { afterEach, describe, expect, it, vi } from 'vitest';

import { newId, takeRandom } from './random';

afterEach(() => void vi.useRealTimers());

describe('takeRandom', () => {
  it('returns as many bytes as requested, beyond its pool too', () => {
    for (const bytes of [0, 1, 12, 32, 4_095, 4_096, 10_000]) expect(takeRandom(bytes)).toHaveLength(bytes);
  });

  it('never returns the same bytes twice, nor changes bytes it returned', () => {
    const taken = Array.from({ length: 2_000 }, () => takeRandom(16));
    const texts = taken.map((bytes) => bytes.toString('hex'));
    expect(new Set(texts).size).toBe(2_000);
    for (let call = 0; call < 2_000; call += 1) takeRandom(16).fill(0);
    expect(taken.map((bytes) => bytes.toString('hex'))).toEqual(texts);
  });
});

describe('newId', () => {
  it('is a UUID of version 7 with the current time', () => {
    const before = Date.now();
    const id = newId();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const ms = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
    expect(ms).toBeGreaterThanOrEqual(before);
  });

  it('sorts after every earlier one, within a millisecond and when the clock is set back', () => {
    vi.useFakeTimers();
    vi.setSystemTime('2030-01-01T00:00:00.000Z');
    const ids = Array.from({ length: 5_000 }, newId);
    vi.setSystemTime('2029-01-01T00:00:00.000Z');
    ids.push(newId(), newId());
    vi.setSystemTime('2030-01-01T00:00:00.001Z');
    ids.push(newId(), newId());
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
