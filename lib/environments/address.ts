import { RESERVED_SLUGS } from './slug';

/** The dashboard's parts that belong to an environment: `/production/integrations`. */
const PARTS = new Set(['integrations', 'playground', 'settings']);

/** The header in which our proxy passes a page's path and query. A caller's value is replaced. */
export const PATH_HEADER = 'x-signalbox-path';

/** Remembers the slug of the last environment, for addresses that name none. It decides nothing that a page shows. */
export const ENVIRONMENT_COOKIE = 'signalbox-environment';

export interface EnvironmentAddress {
  readonly slug: string;
  /** What follows the slug, with its query: `/integrations?q=mail`. Empty for the slug alone. */
  readonly rest: string;
}

/** The environment that a path names; null for a path outside environments, such as `/docs` or `/integrations`. */
export function readAddress(path: string): EnvironmentAddress | null {
  const [, slug = '', rest = ''] = /^\/([^/?#]+)(.*)$/s.exec(path) ?? [];
  return slug === '' || RESERVED_SLUGS.includes(slug) ? null : { slug, rest };
}

/** A dashboard path in an environment: `/integrations/new` becomes `/production/integrations/new`. Others stay. */
export function inEnvironment(slug: string | undefined, path: string): string {
  const [, part = ''] = /^\/([^/?#]+)/.exec(path) ?? [];
  return slug !== undefined && PARTS.has(part) ? `/${slug}${path}` : path;
}

/**
 * The same page in another environment. What belongs to the environment before, such as one integration, has no
 * counterpart: the page above it opens.
 */
export function inOtherEnvironment(slug: string, path: string): string {
  const rest = readAddress(path)?.rest ?? '';
  const [, part = '', page = ''] = /^\/([^/?#]+)(\/[^/?#]+)?/.exec(rest) ?? [];
  const isKept = part === 'settings' || page === '/new';
  return inEnvironment(slug, PARTS.has(part) ? `/${part}${isKept ? page : ''}` : '/integrations');
}

/** Whether a text is a path of this server, so that a link to sign-in cannot lead to another site afterwards. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(path);
}
