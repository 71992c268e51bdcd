import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

interface LockedPackage {
  readonly integrity?: string;
  readonly resolved?: string;
  /** It comes inside another package, under that one's hash. */
  readonly inBundle?: boolean;
}

const lock = path.resolve(import.meta.dirname, '../package-lock.json');
const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as { packages: Record<string, LockedPackage> };
/** What `npm ci` downloads, on any platform. */
const fetched = Object.entries(packages).filter(([name, { inBundle }]) => name !== '' && !inBundle);

it('every package that any platform downloads has a hash', () => {
  expect(fetched.length).toBeGreaterThan(800);
  const unhashed = fetched.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
  expect(unhashed.map(([name]) => name)).toEqual([]);
});

it('no package is tied to one registry: a mirror serves them too', () => {
  expect(fetched.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
});
