import { expect, it } from 'vitest';

import { guardLeaving, leaveThen } from './leaving';

it('leaves at once without a guard', () => {
  const done: string[] = [];
  leaveThen(() => done.push('gone'));
  expect(done).toEqual(['gone']);
});

it('asks the page’s guard until it is removed', () => {
  const done: string[] = [];
  const asked: (() => void)[] = [];
  const unguard = guardLeaving((go) => asked.push(go));
  leaveThen(() => done.push('left'));
  expect(done).toEqual([]);
  asked[0]!();
  expect(done).toEqual(['left']);
  unguard();
  leaveThen(() => done.push('free'));
  expect(done).toEqual(['left', 'free']);
});
