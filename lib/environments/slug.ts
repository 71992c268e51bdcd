import { slugOf } from '@/lib/text/slug';

/** First words of paths that belong to no environment. */
export const RESERVED_SLUGS: readonly string[] = [
  'account',
  'api',
  'docs',
  'healthz',
  'integrations',
  'invite',
  'metrics',
  'playground',
  'provider-icons',
  'readyz',
  'settings',
  'setup',
  'sign-in',
  'styleguide',
  'v1',
];

/** At most this many old addresses of one environment keep working. */
const KEPT_FORMER = 20;

export interface Slugs {
  readonly slug: string;
  /** Earlier ones, the latest first. */
  readonly formerSlugs: readonly string[];
}

/**
 * The word for an environment of this name in the dashboard's addresses: `production`, or `production-2` if another
 * environment has that word. `taken`: the current slugs of the organization's other environments.
 */
export function environmentSlug(name: string, taken: ReadonlySet<string>): string {
  const base = slugOf(name).slice(0, 50).replace(/-+$/, '') || 'environment';
  const isFree = (slug: string) => !taken.has(slug) && !RESERVED_SLUGS.includes(slug);
  if (isFree(base)) return base;
  let place = 2;
  while (!isFree(`${base}-${place}`)) place += 1;
  return `${base}-${place}`;
}

/** The slugs after a rename: the old one leads to the new address. */
export function renamedSlugs({ slug, formerSlugs }: Slugs, name: string, taken: ReadonlySet<string>): Slugs {
  const next = environmentSlug(name, taken);
  if (next === slug) return { slug, formerSlugs };
  const former = [slug, ...formerSlugs].filter((each, at, all) => each !== next && all.indexOf(each) === at);
  return { slug: next, formerSlugs: former.slice(0, KEPT_FORMER) };
}

/** The environment that an address names: by its slug, else the one that had it last. */
export function findBySlug<T extends Slugs>(environments: readonly T[], slug: string): T | undefined {
  return (
    environments.find((each) => each.slug === slug) ??
    environments.find(({ formerSlugs }) => formerSlugs.includes(slug))
  );
}
