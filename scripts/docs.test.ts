import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const FOLDERS = ['app', 'components', 'docs', 'e2e', 'lib', 'prisma', 'scripts', 'tests'];

/** The hand-written files of this repository, by path from the root. */
const files = [
  ...readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
  ),
].filter((file) => !file.startsWith('lib/server/generated/'));

const texts = new Map<string, string>();
function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(path.join(root, file), 'utf8');
  texts.set(file, text);
  return text;
}

const pages = files.filter((file) => file.endsWith('.md'));
const code = files.filter((file) => /\.(?:tsx?|m[jt]s|css|prisma|sql|ya?ml)$|^Dockerfile$/.test(file));

/** A page without its code blocks, which are examples. */
const proseOf = (text: string) => text.replaceAll(/^```.*?^```/gms, '');

/** The headings of a page, without Markdown marks. */
function headingsOf(page: string): string[] {
  return [...proseOf(textOf(page)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.replaceAll('`', ''));
}

/** A heading's anchor as GitHub generates it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** A comment may break a line between a page and its heading. */
const onOneLine = (text: string) => text.replaceAll(/\n\s*(?:\*|\/\/|--|#)?\s*/g, ' ');

/** The problems in these files, each with its file. */
const problems = (of: readonly string[], find: (file: string, text: string) => readonly string[]) =>
  of.flatMap((file) => find(file, textOf(file)).map((problem) => `${file}: ${problem}`));

const exists = (file: string) => existsSync(path.join(root, file));

it('code cites pages and headings that exist', () => {
  const cited = /(?<![\w/.:-])(docs\/[\w/-]+\.md)(?:, "([^"]+)")?/g;
  const missing = problems(code, (_, text) =>
    [...onOneLine(text).matchAll(cited)]
      .filter(
        ([, page = '', heading]) => !exists(page) || (heading !== undefined && !headingsOf(page).includes(heading)),
      )
      .map(([citation]) => citation),
  );
  expect(missing).toEqual([]);
});

it('code cites only pages that are in the repository', () => {
  const missing = problems(code, (_, text) =>
    (text.match(/(?<![\w/.:@-])[\w./-]+\.md\b/g) ?? []).filter((page) => !exists(page)),
  );
  expect(missing).toEqual([]);
});

/** The file that a page's link leads to, from the root. */
const linkedFrom = (page: string, target: string) => path.posix.join(path.posix.dirname(page), target);

it('pages link to files and headings that exist', () => {
  const broken = problems(pages, (page, text) =>
    [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => {
        if (/^[a-z]+:/.test(target)) return false;
        const [file = '', anchor] = target.split('#');
        const linked = linkedFrom(page, file || path.posix.basename(page));
        return !exists(linked) || (anchor !== undefined && !headingsOf(linked).map(anchorOf).includes(anchor));
      }),
  );
  expect(broken).toEqual([]);
});

it('pages cite headings that exist', () => {
  const missing = problems(pages, (page, text) =>
    [...onOneLine(text).matchAll(/\[[^\]]*\]\(([^)\s#]+\.md)\), "([^"]+)"/g)]
      .filter(([, target = '', heading = '']) => {
        const linked = linkedFrom(page, target);
        return exists(linked) && !headingsOf(linked).includes(heading);
      })
      .map(([citation]) => citation),
  );
  expect(missing).toEqual([]);
});

it('pages name files that exist, except pages about removed files', () => {
  const named = /`((?:app|components|docs|e2e|lib|prisma|scripts|tests)\/[\w()[\]./-]+)`/g;
  const present = pages.filter((page) => page !== 'CHANGELOG.md' && !textOf(page).includes('**Overtaken**'));
  const missing = problems(present, (_, text) =>
    [...text.matchAll(named)].map(([, name = '']) => name).filter((name) => !exists(name)),
  );
  expect(missing).toEqual([]);
});

it('every decision is in the index', () => {
  const index = textOf('docs/decisions/README.md');
  const decisions = pages.filter((page) => /^docs\/decisions\/\d/.test(page)).map((page) => path.posix.basename(page));
  expect(decisions.filter((name) => !index.includes(`](${name})`))).toEqual([]);
});
