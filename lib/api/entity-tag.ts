import type { Context as HonoContext } from 'hono';

/** The ETag of an integration: its `updatedAt`, which no two of its states share. */
export function entityTag(updatedAt: string): string {
  return `"${updatedAt}"`;
}

/**
 * The `updatedAt` that If-Match requires; undefined if it requires none (`*` only requires that the integration exists,
 * as every change does). A tag that is not ours matches nothing. Source: RFC 9110, 13.1.1.
 */
export function readIfMatch(c: HonoContext): Date | undefined {
  const header = c.req.header('if-match')?.trim();
  if (header === undefined || header === '*') return undefined;
  const text = /^(?:W\/)?"?([^"]*)"?$/.exec(header)?.[1] ?? '';
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  // Nothing changed before 1970, and PostgreSQL has no year 0 to query.
  return new Date(Number.isNaN(time) ? 0 : Math.max(0, time));
}
