/**
 * Writes public/provider-icons/<id>.svg for every provider: its brand's icon (both sources are CC0), or a monogram.
 * Part of the build; pages load images only from our own host.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import * as simpleIcons from 'simple-icons';

import { PROVIDERS } from '../lib/providers';

const target = fileURLToPath(new URL('../public/provider-icons/', import.meta.url));
const chosen = JSON.parse(await readFile(new URL('provider-icons.json', import.meta.url), 'utf8')) as Record<
  string,
  string | null
>;
const logos = JSON.parse(
  await readFile(createRequire(import.meta.url).resolve('@iconify-json/logos/icons.json'), 'utf8'),
) as {
  width?: number;
  height?: number;
  icons: Record<string, { body: string; width?: number; height?: number }>;
};
const bySlug = new Map(Object.values(simpleIcons).map((icon) => [icon.slug, icon]));

function logoSvg(name: string): string {
  const icon = logos.icons[name];
  if (!icon) throw new Error(`@iconify-json/logos has no "${name}". Choose another in scripts/provider-icons.json.`);
  const size = `0 0 ${icon.width ?? logos.width ?? 256} ${icon.height ?? logos.height ?? 256}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${size}">${icon.body}</svg>\n`;
}

function simpleSvg(slug: string): string {
  const icon = bySlug.get(slug);
  if (!icon) throw new Error(`simple-icons has no "${slug}". Choose another in scripts/provider-icons.json.`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="#${icon.hex}"><path d="${icon.path}"/></svg>\n`;
}

/** Two letters on a color derived from the id, so that a provider looks the same in every build. */
function monogramSvg(id: string, name: string): string {
  const words = name
    .replaceAll(/[^\p{L}\p{N} ]/gu, ' ')
    .trim()
    .split(/\s+/);
  const letters = (
    words.length > 1
      ? words
          .slice(0, 2)
          .map((word) => word[0])
          .join('')
      : (words[0] ?? id).slice(0, 2)
  ).toUpperCase();
  const hue = Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><text x="12" y="16.4" text-anchor="middle" font-family="system-ui, sans-serif" font-size="12" font-weight="700" fill="hsl(${hue} 55% 34%)">${letters}</text></svg>\n`;
}

function svgOf(id: string, name: string): string {
  const choice = chosen[id];
  if (choice === undefined)
    throw new Error(`scripts/provider-icons.json lacks "${id}": "logos:…", "simple:…" or null for a monogram.`);
  if (choice === null) return monogramSvg(id, name);
  const [set, icon = ''] = choice.split(':');
  return set === 'logos' ? logoSvg(icon) : simpleSvg(icon);
}

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await Promise.all(PROVIDERS.map(({ id, name }) => writeFile(`${target}${id}.svg`, svgOf(id, name))));
