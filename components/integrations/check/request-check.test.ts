import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { askCheck } from './request-check';

const target = { kind: 'stored', id: 'one' } as const;
const verdict = { status: 'accepted', cause: 'valid', message: 'Yes.', durationMs: 1, at: '2026-01-01T00:00:00.000Z' };

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

describe('requesting a check', () => {
  const fetched = vi.fn<typeof fetch>();

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', fetched);
    fetched.mockReset();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const ask = (signal = new AbortController().signal) => askCheck('env', target, signal);

  it('waits out the server’s rate limit, then retries', async () => {
    fetched.mockResolvedValueOnce(answer(429, {}, { 'retry-after': '7' })).mockResolvedValueOnce(answer(200, verdict));
    const asked = ask();
    await vi.advanceTimersByTimeAsync(6_999);
    expect(fetched).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await asked).toEqual({ ok: true, verdict });
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('stops waiting when it is canceled', async () => {
    fetched.mockResolvedValueOnce(answer(429, {}, { 'retry-after': '60' }));
    const controller = new AbortController();
    const asked = expect(ask(controller.signal)).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    await asked;
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('reports a refusal with its places, and a lost connection in words', async () => {
    const errors = { 'credentials.apiKey': { messages: ['Send it again.'] } };
    fetched.mockResolvedValueOnce(answer(422, { message: 'Not valid.', errors }));
    expect(await ask()).toEqual({ ok: false, message: 'Not valid.', errors });
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    expect(await ask()).toMatchObject({ ok: false, message: expect.stringContaining('could not be reached') });
    fetched.mockResolvedValueOnce(new Response('<html>', { status: 502 }));
    expect(await ask()).toMatchObject({ ok: false, message: expect.stringContaining('502') });
  });
});
