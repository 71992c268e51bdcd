import { afterEach, describe, expect, it, vi } from 'vitest';

import { loggableError } from './log';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe('the level', () => {
  it.each([
    ['warn', 'warn'],
    ['silent', 'silent'],
    // readEnv refuses it a moment later, with a sentence: loading the log must not end the process first.
    ['verbose', 'info'],
    ['', 'info'],
  ])('"%s" gives %s', async (given, level) => {
    vi.stubEnv('SIGNALBOX_LOG_LEVEL', given);
    vi.resetModules();
    expect((await import('./log')).log.level).toBe(level);
  });
});

describe('what is logged of an error', () => {
  it('holds no message, because it may contain a value', () => {
    const error = Object.assign(new Error('duplicate key (secret value)\n    detail: secret value'), {
      code: 'P2002',
      detail: 'secret value',
      meta: { value: 'secret value' },
    });
    expect(loggableError(error)).toMatchObject({
      name: 'Error',
      code: 'P2002',
      stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
    });
    expect(JSON.stringify(loggableError(error))).not.toContain('secret value');
  });

  it.each([['secret value'], [{ message: 'secret value' }], [undefined], [null]])(
    'holds nothing of a value that is not an error: %j',
    (thrown) => {
      expect(loggableError(thrown)).toEqual({ name: typeof thrown });
    },
  );
});
