import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error';
import { notFound, redirect } from 'next/navigation';
import { describe, expect, it } from 'vitest';

import { OWN_ANSWER } from '@/lib/text/own-answer';

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

  it('says that the page is of another version, and never that nobody was reached', async () => {
    const outdated = async () => {
      throw new UnrecognizedActionError('Server Action "40a5fd7a" was not found on the server.');
    };
    const answer = await callAction(outdated, 'Not there.');
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'outdated', message: expect.stringMatching(/new version.*reload/) },
    });
    await expect(queryAnswer(outdated)).rejects.toThrow('new version');
  });

  it('shows what our own server says in place of an answer, and nothing that others say', async () => {
    const say = (text: string) =>
      callAction(async () => {
        throw new Error(text);
      }, 'Not there.');
    expect(await say(`${OWN_ANSWER}The proxy must pass the host on.\n`)).toEqual({
      ok: false,
      error: { code: 'unanswered', message: 'The proxy must pass the host on.' },
    });
    for (const text of ['Bad gateway', 'An unexpected response was received from the server.', 'Internal Server Error'])
      expect(await say(text)).toMatchObject({
        error: { code: 'unanswered', message: expect.stringMatching(/^The server answered/) },
      });
  });

  it.each([
    ['Failed to fetch', 'unreached'],
    ['NetworkError when attempting to fetch resource.', 'unreached'],
    ['Load failed', 'unreached'],
    ["Cannot read properties of undefined (reading 'a')", 'unanswered'],
  ])('takes %s for an action that is %s', async (text, code) => {
    const answer = await callAction(async () => {
      throw new TypeError(text);
    });
    expect(answer).toMatchObject({ error: { code } });
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
