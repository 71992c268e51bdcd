import { describe, expect, it } from 'vitest';

import { memorySentence } from './out-of-memory.mjs';

const memory = 1_000_000_000;

describe('memorySentence', () => {
  it('names the step that ran out of memory, what it needs, and the remedy', () => {
    expect(memorySentence('next build', { status: null, signal: 'SIGKILL', memory })).toBe(
      'The build ran out of memory in "next build": the system killed it, as it does when memory is used up. ' +
        'A build needs 1.5 GB of free memory, and this machine has 1.0 GB in all. Close other programs, add memory or swap, ' +
        'or build on a larger machine of the same kind and copy dist/ here.',
    );
  });

  it('names the setting if the limit is JavaScript’s own', () => {
    const ended = { status: 134, signal: null, stderr: 'Allocation failed - JavaScript heap out of memory' };
    expect(memorySentence('next build', { ...ended, memory })).toContain('NODE_OPTIONS=--max-old-space-size=1024');
  });

  it.each([
    ['killed, told by a shell', { status: 137, signal: null }, 'the system killed it'],
    [
      'the limit of the heap',
      {
        status: null,
        signal: 'SIGABRT',
        stderr:
          'FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory',
      },
      'it reached the limit of its JavaScript heap',
    ],
    [
      'a worker of Next that was killed',
      { status: 1, signal: null, stderr: 'Next.js build worker exited with code: null and signal: SIGKILL' },
      'a process of it was killed',
    ],
  ])('recognizes %s', (_, ended, reason) => {
    expect(memorySentence('next build', { ...ended, memory })).toContain(`"next build": ${reason}`);
  });

  it.each([
    ['a mistake in the code', { status: 1, signal: null, stderr: 'Module not found: lib/nothing' }],
    ['Ctrl+C', { status: null, signal: 'SIGINT' }],
    ['a crash that says nothing of memory', { status: null, signal: 'SIGABRT', stderr: 'Assertion failed' }],
  ])('is silent about %s', (_, ended) => {
    expect(memorySentence('next build', { ...ended, memory })).toBeNull();
  });
});
