/** What a build is made from: whether it is out of date, and which builds are the same. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'scripts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
  'tsconfig.node.json',
];
const MADE = new Set(['generated', 'node_modules']);

/** The files below a folder or file, sorted by name, so that every machine lists them alike. */
function filesBelow(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [file];
  const names = readdirSync(file).filter((name) => !MADE.has(name));
  return names.toSorted().flatMap((name) => filesBelow(path.join(file, name)));
}

function newest(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const children = readdirSync(file).filter((name) => !MADE.has(name));
  return Math.max(0, ...children.map((name) => newest(path.join(file, name))));
}

/** When a source was last changed. A folder counts too: a removed file changes only its time. */
export function newestSource(root) {
  return Math.max(...SOURCES.map((source) => newest(path.join(root, source))));
}

/**
 * What two builds of the same sources share, wherever they are made: an id, and the key of Next's server actions, from
 * which it derives the names of the actions. A page of one build then works with a process of another. The key protects
 * nothing here: Next encrypts with it what a function inside a component remembers, and we have no such actions
 * (app/doors.db.test.ts).
 */
export function buildIdentity(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesBelow(path.join(root, source)))) {
    const name = path.relative(root, file).split(path.sep).join('/');
    const text = readFileSync(file);
    hash.update(`${name}\0${text.length}\0`).update(text);
  }
  const digest = hash.digest();
  const actionsKey = createHash('sha256').update('server actions').update(digest).digest('base64');
  return { id: digest.toString('hex').slice(0, 20), actionsKey };
}
