import 'server-only';

import { createHash } from 'node:crypto';

import type { Context as HonoContext } from 'hono';

import type { IntegrationView } from '@/lib/integrations/types';

/**
 * The ETag of an integration: its `updatedAt`, which no two of its states share, and a digest of what changes without
 * it: its place in the order, its last check, and whether its secrets can be decrypted.
 */
export function entityTag({ updatedAt, primary, priority, lastCheck, needsCredentials }: IntegrationView): string {
  const rest = JSON.stringify([primary, priority, lastCheck, needsCredentials]);
  return `"${updatedAt}-${createHash('sha256').update(rest).digest('hex').slice(0, 8)}"`;
}

/** One tag of a list: weak or not, with quotes or without, as careless clients send it. */
const TAG = /(?:W\/)?"[^"]*"|[^\s,"]+/g;
/** What proxies that compress append inside the quotes: Apache `-gzip`, others `--gzip` or `;gzip`. */
const MARK = /(?:--?|;)(?:gzip|br|zstd|deflate)$/;

/** The texts of the tags in a header, without what proxies did to them. */
function readTags(header: string): string[] {
  return (header.match(TAG) ?? []).map((tag) => tag.replace(/^W\//, '').replaceAll('"', '').replace(MARK, ''));
}

/**
 * The `updatedAt` that If-Match requires, any of several; undefined if it requires none (`*` only requires that the
 * integration exists, as every change does). A tag that is not ours matches nothing. Source: RFC 9110, 13.1.1.
 */
export function readIfMatch(c: HonoContext): readonly Date[] | undefined {
  const header = c.req.header('if-match');
  const tags = readTags(header ?? '');
  if (header === undefined || tags.includes('*')) return undefined;
  return tags.map((tag) => {
    const time = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?/.exec(tag)?.[0] ?? '');
    // Nothing changed before 1970, and PostgreSQL has no year 0 to query.
    return new Date(Number.isNaN(time) ? 0 : Math.max(0, time));
  });
}

/** Whether If-None-Match names this tag: the caller has the answer already. Source: RFC 9110, 13.1.2. */
export function isKnown(c: HonoContext, tag: string): boolean {
  const header = c.req.header('if-none-match');
  if (header === undefined) return false;
  const tags = readTags(header);
  return tags.includes('*') || tags.includes(tag.replaceAll('"', ''));
}
