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

/** What Next throws to lead elsewhere. */
async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return 'nothing';
}

describe('callAction', () => {
  it('gives the answer of the server, a refusal too', async () => {
    expect(await callAction(async () => ({ ok: true, data: 7 }) as const)).toEqual({ ok: true, data: 7 });
    expect(await callAction(async () => REFUSED)).toBe(REFUSED);
  });

  it('lets pass what Next throws to lead to another page', async () => {
    for (const call of [callAction, callSilentAction, queryAnswer, queryData])
      expect(await thrownBy(() => call(goes as never))).toMatchObject({
        digest: expect.stringContaining('NEXT_REDIRECT'),
      });
    expect(await thrownBy(() => callAction(async () => notFound()))).toMatchObject({
      digest: expect.stringContaining('404'),
    });
  });

  it('tells a server that was not reached from one that answered something else', async () => {
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
  it('keeps a refusal as its answer, and throws when there is none', async () => {
    expect(await queryAnswer(async () => REFUSED)).toBe(REFUSED);
    await expect(queryAnswer(offline)).rejects.toThrow('could not be reached');
    await expect(queryData(async () => REFUSED)).rejects.toThrow('not valid');
    expect(await queryData(async () => ({ ok: true, data: [1] }) as const)).toEqual([1]);
  });

  it('throws on what leads to another page', async () => {
    expect(isNavigation(await thrownBy(goes))).toBe(true);
    expect(isNavigation(new TypeError('Failed to fetch'))).toBe(false);
  });
});

it('says a failure by the reasons of its places, where it has any', () => {
  expect(reasonOf(REFUSED.error)).toBe('Too long. Not text. Too many.');
  expect(reasonOf({ code: 'unreached', message: 'Not there.' })).toBe('Not there.');
});
