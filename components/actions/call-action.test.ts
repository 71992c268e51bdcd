import { notFound, redirect } from 'next/navigation';
import { describe, expect, it } from 'vitest';

import { type Answer, callAction, callSilentAction, reasonOf } from './call-action';
import { isNavigation, queryAnswer, queryData } from './query-action';

const REFUSED: Extract<Answer<never>, { ok: false }> = {
  ok: false,
  error: {
    code: 'validation_failed',
    message: 'The request is not valid: see name.',
    requestId: 'r-1',
    errors: { name: { messages: ['Too long.', 'Not text.'] }, 'query.limit': { messages: ['Too many.'] } },
  },
};

const goes = async () => redirect('/sign-in');
const offline = async () => {
  throw new TypeError('Failed to fetch');
};

/** The error that Next throws to redirect. */
async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return 'nothing';
}

describe('callAction', () => {
  it('returns the server’s answer, also a refusal', async () => {
    expect(await callAction(async () => ({ ok: true, data: 7 }) as const)).toEqual({ ok: true, data: 7 });
    expect(await callAction(async () => REFUSED)).toBe(REFUSED);
  });

  it('lets Next’s redirects pass', async () => {
    for (const call of [callAction, callSilentAction, queryAnswer, queryData])
      expect(await thrownBy(() => call(goes as never))).toMatchObject({
        digest: expect.stringContaining('NEXT_REDIRECT'),
      });
    expect(await thrownBy(() => callAction(async () => notFound()))).toMatchObject({
      digest: expect.stringContaining('404'),
    });
  });

  it('distinguishes an unreachable server from an invalid answer', async () => {
    expect(await callAction(offline, 'Not there.')).toEqual({
      ok: false,
      error: { code: 'unreached', message: 'Not there.' },
    });
    const failed = await callAction(async () => {
      throw Object.assign(new Error('An error occurred in the Server Components render.'), { digest: '123' });
    });
    expect(failed).toMatchObject({ ok: false, error: { code: 'unanswered', requestId: '123' } });
    expect(JSON.stringify(failed)).not.toContain('reached');
  });
});

describe('a query', () => {
  it('returns a refusal as its answer, and throws without an answer', async () => {
    expect(await queryAnswer(async () => REFUSED)).toBe(REFUSED);
    await expect(queryAnswer(offline)).rejects.toThrow('could not be reached');
    await expect(queryData(async () => REFUSED)).rejects.toThrow('not valid');
    expect(await queryData(async () => ({ ok: true, data: [1] }) as const)).toEqual([1]);
  });

  it('throws on a redirect', async () => {
    expect(isNavigation(await thrownBy(goes))).toBe(true);
    expect(isNavigation(new TypeError('Failed to fetch'))).toBe(false);
  });
});

it('reports the reasons at places before the general reason', () => {
  expect(reasonOf(REFUSED.error)).toBe('Too long. Not text. Too many.');
  expect(reasonOf({ code: 'unreached', message: 'Not there.' })).toBe('Not there.');
});
