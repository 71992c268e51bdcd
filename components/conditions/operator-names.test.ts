import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

import { OPERATORS } from '@/lib/conditions/operators';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Files that may name operators: the operators themselves, and a list of another product's operators. */
const MAY_NAME = ['lib/conditions/operators/', 'lib/novu/client-limits.ts'];

/**
 * An operator's name in quotes. An example's operator (`operator: 'EQUAL'`) is data, which a new operator does not
 * affect.
 */
const NAMED = new RegExp(String.raw`(?<!operator: )['"\x60](?:${OPERATORS.join('|')})['"\x60]`, 'u');

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts') && !file.startsWith('lib/server/generated/'));
}

it('only the operators’ own files name an operator: a new one changes its own file and the list', () => {
  const naming = ['app', 'components', 'lib']
    .flatMap(sourcesIn)
    .filter((file) => !MAY_NAME.some((place) => file.startsWith(place)))
    .flatMap((file) =>
      readFileSync(path.join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (NAMED.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
  expect(naming).toEqual([]);
});
