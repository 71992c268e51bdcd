import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterEach, expect, it } from 'vitest';

import { buildIdentity } from './sources.mjs';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function checkout(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'signalbox-sources-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

const FILES = {
  'app/page.tsx': 'a',
  'app/z/page.tsx': 'b',
  'lib/b.ts': 'c',
  'package-lock.json': '{}',
  'README.md': 'x',
};

it('gives two builds of the same sources one identity, wherever they are', () => {
  const one = checkout(FILES);
  const two = checkout({ ...Object.fromEntries(Object.entries(FILES).toReversed()), 'README.md': 'other words' });
  mkdirSync(path.join(two, 'lib/server/generated'), { recursive: true });
  writeFileSync(path.join(two, 'lib/server/generated/client.ts'), 'made');
  expect(buildIdentity(two)).toEqual(buildIdentity(one));
  expect(Buffer.from(buildIdentity(one).actionsKey, 'base64')).toHaveLength(32);
  expect(buildIdentity(one).id).toMatch(/^[0-9a-f]{20}$/);
});

it.each([
  ['a changed file', { ...FILES, 'lib/b.ts': 'd' }],
  ['a new file', { ...FILES, 'lib/c.ts': '' }],
  ['a moved file', { ...FILES, 'app/z/page.tsx': '', 'app/zz/page.tsx': 'b' }],
  ['a package', { ...FILES, 'package-lock.json': '{ }' }],
])('gives another with %s', (_, files) => {
  const one = buildIdentity(checkout(FILES));
  const other = buildIdentity(checkout(files));
  expect(other.id).not.toBe(one.id);
  expect(other.actionsKey).not.toBe(one.actionsKey);
});
