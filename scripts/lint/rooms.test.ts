import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { mayImport, ROOMS, roomOf } from './rooms.mjs';

const names = Object.keys(ROOMS);
const below = (from: string) => names.filter((to) => to !== from && mayImport(from, to));

it('has no cycle: from no folder do arrows lead back to it', () => {
  const reached = (from: string): Set<string> => {
    const seen = new Set<string>();
    const open = below(from);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...below(next));
    }
    return seen;
  };
  for (const name of names) expect([name, reached(name).has(name)]).toEqual([name, false]);
});

it('has a row for every folder of lib and components', () => {
  for (const top of ['lib', 'components']) {
    for (const entry of readdirSync(top, { withFileTypes: true }))
      if (entry.isDirectory()) expect(roomOf(`${top}/${entry.name}/x.ts`)).not.toBeUndefined();
  }
});

it.each([
  ['lib/integrations/write', 'lib/integrations/check', true],
  ['lib/integrations/check', 'lib/integrations/write', false],
  ['lib/conditions/evaluate', 'lib/conditions/parse', false],
  ['components/integrations/form', 'components/integrations/edit', false],
  ['components/ui', 'components/fields', false],
])('%s may import %s: %s', (from, to, allowed) => {
  expect(mayImport(from, to)).toBe(allowed);
});

const folder = mkdtempSync(path.resolve('lib/text/lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is enforced by the linter, also for types and dynamic imports', () => {
  const file = path.join(folder, 'wrong.ts');
  writeFileSync(
    file,
    "import type { Context } from '@/lib/server/context';\nexport const later = (ctx: Context) => [ctx, import('@/lib/audit/repository')];\n",
  );
  const { stdout } = spawnSync('node_modules/.bin/oxlint', ['--format=json', file], { encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  expect(diagnostics.filter(({ code }) => code.includes('direction'))).toHaveLength(2);
});
